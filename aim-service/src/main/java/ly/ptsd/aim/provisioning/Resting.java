package ly.ptsd.aim.provisioning;

import java.time.Clock;
import java.time.Instant;
import ly.ptsd.aim.instance.InstanceFleet;
import ly.ptsd.aim.instance.InstanceFleet.Sighting;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.instance.Launches;
import ly.ptsd.aim.machine.Machines;
import ly.ptsd.aim.reason.Reason;
import ly.ptsd.aim.reason.ReasonCode;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.subscription.SubscriptionState.Paused;
import ly.ptsd.aim.subscription.SubscriptionState.Starting;
import ly.ptsd.aim.subscription.SubscriptionState.Stopped;
import ly.ptsd.aim.subscription.SubscriptionState.Stopping;
import ly.ptsd.aim.subscription.Subscriptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Stops servers and starts them again: what is wanted is in the state, what is, is asked of the fleet. */
@Component
class Resting {

    private static final Logger log = LoggerFactory.getLogger(Resting.class);

    private static final Reason LATE = Reason.of(ReasonCode.START_LATE);
    private static final Reason GONE = Reason.of(ReasonCode.SERVER_GONE);

    private final Subscriptions subscriptions;
    private final Launches launches;
    private final InstanceFleet fleet;
    private final Machines machines;
    private final Publication publication;
    private final ProvisioningProperties waiting;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Resting(
            Subscriptions subscriptions,
            Launches launches,
            InstanceFleet fleet,
            Machines machines,
            Publication publication,
            ProvisioningProperties waiting,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.launches = launches;
        this.fleet = fleet;
        this.machines = machines;
        this.publication = publication;
        this.waiting = waiting;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    Next next(Subscription subscription, Paused paused) {
        return switch (paused) {
            case Stopping stopping -> stop(subscription, stopping);
            case Stopped stopped -> keepStopped(stopped);
            case Starting starting -> start(subscription, starting);
        };
    }

    private Next stop(Subscription subscription, Stopping stopping) {
        return switch (fleet.look(stopping.instance())) {
            case Sighting.Stopped(), Sighting.Gone(), Sighting.Unseen() -> {
                subscriptions.save(subscription.stopped());
                log.info(
                        "server stopped: tenant={} by={}",
                        subscription.tenant(),
                        stopping.stop().by());
                yield new Next.Now();
            }
            case Sighting.Starting(), Sighting.Running _ -> {
                fleet.stop(stopping.instance());
                yield new Next.After(waiting.look());
            }
        };
    }

    /** Somebody may have started it by hand. */
    private Next keepStopped(Stopped stopped) {
        return switch (fleet.look(stopped.instance())) {
            case Sighting.Stopped(), Sighting.Gone(), Sighting.Unseen() -> new Next.After(waiting.idle());
            case Sighting.Starting(), Sighting.Running _ -> {
                fleet.stop(stopped.instance());
                yield new Next.After(waiting.recheck());
            }
        };
    }

    private Next start(Subscription subscription, Starting starting) {
        return switch (fleet.look(starting.instance())) {
            case Sighting.Stopped() -> {
                fleet.start(starting.instance());
                yield awaitUntilLate(subscription, starting);
            }
            case Sighting.Starting() -> awaitUntilLate(subscription, starting);
            case Sighting.Running(var privateAddress) -> {
                if (!isBackSince(starting.since(), starting.instance())) {
                    yield awaitUntilLate(subscription, starting);
                }
                publication.activate(subscription, starting.instance(), privateAddress);
                yield new Next.Now();
            }
            case Sighting.Gone(), Sighting.Unseen() -> lose(subscription, starting.instance(), GONE);
        };
    }

    private boolean isBackSince(Instant time, InstanceId instance) {
        return machines.lastSeen(instance)
                .filter(seen -> seen.isOfOneStartedSince(time))
                .isPresent();
    }

    private Next awaitUntilLate(Subscription subscription, Starting starting) {
        return clock.instant().isAfter(starting.since().plus(waiting.bootDeadline()))
                ? lose(subscription, starting.instance(), LATE)
                : new Next.After(waiting.look());
    }

    private Next lose(Subscription subscription, InstanceId instance, Reason reason) {
        log.warn("server not started again: tenant={} reason={}", subscription.tenant(), reason.code());
        transaction.executeWithoutResult(_ -> {
            launches.find(instance)
                    .filter(launch -> launch.running().isPresent())
                    .ifPresent(launch -> launches.save(launch.end(reason)));
            subscriptions.save(subscription.lose(reason, clock.instant()));
        });
        return new Next.Now();
    }
}
