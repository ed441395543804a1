package ly.ptsd.aim.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import ly.ptsd.aim.instance.InstanceFleet;
import ly.ptsd.aim.instance.InstanceFleet.Checkup;
import ly.ptsd.aim.instance.InstanceFleet.Sighting;
import ly.ptsd.aim.instance.Launches;
import ly.ptsd.aim.machine.Machines;
import ly.ptsd.aim.machine.Machines.Seen;
import ly.ptsd.aim.machine.ServerProbe;
import ly.ptsd.aim.reason.Reason;
import ly.ptsd.aim.reason.ReasonCode;
import ly.ptsd.aim.subscription.By;
import ly.ptsd.aim.subscription.ReplacementCause;
import ly.ptsd.aim.subscription.Server;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.subscription.Subscriptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks after servers that serve. One that calls in costs no call to the cloud. One that is silent is looked at, then
 * asked; one that is gone or dead is replaced, unless so many are that the fault is not theirs.
 */
@Component
class Supervision {

    private static final Logger log = LoggerFactory.getLogger(Supervision.class);

    private static final Reason GONE = Reason.of(ReasonCode.SERVER_GONE);

    private final Subscriptions subscriptions;
    private final Launches launches;
    private final InstanceFleet fleet;
    private final Machines machines;
    private final Publication publication;
    private final Upgrades upgrades;
    private final Brake brake;
    private final ServerProbe probe;
    private final ProvisioningProperties waiting;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Instant upSince;

    Supervision(
            Subscriptions subscriptions,
            Launches launches,
            InstanceFleet fleet,
            Machines machines,
            Publication publication,
            Upgrades upgrades,
            Brake brake,
            ServerProbe probe,
            ProvisioningProperties waiting,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.launches = launches;
        this.fleet = fleet;
        this.machines = machines;
        this.publication = publication;
        this.upgrades = upgrades;
        this.brake = brake;
        this.probe = probe;
        this.waiting = waiting;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.upSince = clock.instant();
    }

    Next look(Subscription subscription, Server server) {
        var heard = machines.lastSeen(server.instance()).map(Seen::at).orElse(Instant.EPOCH);
        var expected = later(heard, upSince).plus(waiting.silence());
        var now = clock.instant();
        if (now.isBefore(expected)) {
            return upgrades.begin(subscription, server)
                    ? new Next.Now()
                    : new Next.After(atLeast(waiting.look(), Duration.between(now, expected)));
        }
        return lookAfter(subscription, server);
    }

    private Next lookAfter(Subscription subscription, Server server) {
        return switch (fleet.look(server.instance())) {
            case Sighting.Running(var privateAddress) -> {
                publication.moveTo(subscription, server, privateAddress);
                yield ask(subscription, server);
            }
            case Sighting.Starting() -> new Next.After(waiting.recheck());
            case Sighting.Stopped() -> {
                log.warn("server stopped by nobody here, started again: tenant={}", subscription.tenant());
                fleet.start(server.instance());
                yield new Next.After(waiting.recheck());
            }
            case Sighting.Gone(), Sighting.Unseen() -> lose(subscription, server);
        };
    }

    /** It may serve well and only not reach us; or it was started anew a moment ago. */
    private Next ask(Subscription subscription, Server server) {
        var found = fleet.check(server.instance());
        boolean stays =
                switch (found) {
                    case Checkup.Condemned _ -> false;
                    case Checkup.Pending() -> true;
                    case Checkup.Passed(), Checkup.Failed _ -> probe.isWell(subscription.tenant(), server.address());
                };
        if (stays || mayNotBeReplaced(subscription)) {
            return new Next.After(waiting.recheck());
        }
        log.warn("server replaced: tenant={} instance={} checks={}", subscription.tenant(), server.instance(), found);
        subscriptions.save(subscription.replace(ReplacementCause.UNHEALTHY, By.PLATFORM, clock.instant()));
        return new Next.Now();
    }

    private boolean mayNotBeReplaced(Subscription subscription) {
        var notBefore = subscription.replaceNotBefore();
        return notBefore != null && clock.instant().isBefore(notBefore) || brake.isOn();
    }

    /** It has called in before, so an instance the fleet does not know is one it has forgotten. */
    private Next lose(Subscription subscription, Server server) {
        if (brake.isOn()) {
            return new Next.After(waiting.recheck());
        }
        log.warn("server gone: tenant={} instance={}", subscription.tenant(), server.instance());
        transaction.executeWithoutResult(_ -> {
            launches.find(server.instance())
                    .filter(launch -> launch.running().isPresent())
                    .ifPresent(launch -> launches.save(launch.ended(GONE)));
            subscriptions.save(subscription.lose(GONE, clock.instant()));
        });
        return new Next.Now();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Duration atLeast(Duration least, Duration delay) {
        return delay.compareTo(least) < 0 ? least : delay;
    }
}
