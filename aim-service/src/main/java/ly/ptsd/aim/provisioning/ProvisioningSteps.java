package ly.ptsd.aim.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ly.ptsd.aim.bucket.TenantBuckets;
import ly.ptsd.aim.instance.InstanceFleet;
import ly.ptsd.aim.instance.InstanceFleet.Sighting;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.instance.Launch;
import ly.ptsd.aim.instance.Launches;
import ly.ptsd.aim.machine.Machines;
import ly.ptsd.aim.reason.Reason;
import ly.ptsd.aim.reason.ReasonCode;
import ly.ptsd.aim.subscription.StepProgress;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.subscription.Subscriptions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The steps to a running server. Each looks first, and writes down what it will do before it does it. */
@Component
class ProvisioningSteps {

    private static final Reason BUCKET_LATE = Reason.of(ReasonCode.BUCKET_LATE);
    private static final Reason LATE = Reason.of(ReasonCode.BOOT_LATE);
    private static final Reason GONE = Reason.of(ReasonCode.SERVER_GONE);

    private final Subscriptions subscriptions;
    private final Launches launches;
    private final TenantBuckets buckets;
    private final InstanceFleet fleet;
    private final Machines machines;
    private final Launching launching;
    private final Publication publication;
    private final ProvisioningProperties waiting;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ProvisioningSteps(
            Subscriptions subscriptions,
            Launches launches,
            TenantBuckets buckets,
            InstanceFleet fleet,
            Machines machines,
            Launching launching,
            Publication publication,
            ProvisioningProperties waiting,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.launches = launches;
        this.buckets = buckets;
        this.fleet = fleet;
        this.machines = machines;
        this.launching = launching;
        this.publication = publication;
        this.waiting = waiting;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    Next next(Subscription subscription, int generation, Optional<Launch> latest) {
        var current = subscription.timeline().current().orElseThrow();
        return switch (current.name()) {
            case BUCKET -> bucket(subscription, current);
            case INSTANCE -> launching.next(subscription, generation, current);
            case BOOT -> boot(subscription, latest.orElseThrow());
            case HEALTH -> health(subscription, latest.orElseThrow());
            case ROUTE -> route(subscription, latest.orElseThrow());
        };
    }

    private Next bucket(Subscription subscription, StepProgress step) {
        if (isOver(step.startedAt(), waiting.makeDeadline())) {
            subscriptions.save(subscription.fail(BUCKET_LATE, clock.instant()));
            return new Next.Now();
        }
        switch (buckets.ensure(subscription.bucket(), subscription.tenant())) {
            case READY -> subscriptions.save(subscription.advance(clock.instant()));
            case NAME_TAKEN ->
                subscriptions.save(
                        subscription.renameBucket(subscription.bucket().next()));
        }
        return new Next.Now();
    }

    private Next boot(Subscription subscription, Launch launch) {
        var running = launch.running().orElseThrow();
        return switch (fleet.look(running.instance())) {
            case Sighting.Running _ -> {
                subscriptions.save(subscription.advance(clock.instant()));
                yield new Next.Now();
            }
            case Sighting.Gone() -> vanished(subscription, launch);
            case Sighting.Starting(), Sighting.Unseen(), Sighting.Stopped() -> awaitUntilLate(subscription, launch);
        };
    }

    private Next health(Subscription subscription, Launch launch) {
        var running = launch.running().orElseThrow();
        if (machines.hasCalledIn(running.instance())) {
            subscriptions.save(subscription.advance(clock.instant()));
            return new Next.Now();
        }
        return isOver(running.since(), waiting.recheck())
                ? checkSilent(subscription, launch, running.instance())
                : awaitUntilLate(subscription, launch);
    }

    /** Its first health call wakes us; that it went away nobody tells. */
    private Next checkSilent(Subscription subscription, Launch launch, InstanceId instance) {
        if (fleet.look(instance) instanceof Sighting.Gone) {
            return vanished(subscription, launch);
        }
        return awaitUntilLate(subscription, launch) instanceof Next.Now
                ? new Next.Now()
                : new Next.After(waiting.recheck());
    }

    /** The address is the fleet's word, never the machine's own. */
    private Next route(Subscription subscription, Launch launch) {
        var running = launch.running().orElseThrow();
        return switch (fleet.look(running.instance())) {
            case Sighting.Running(var privateAddress) -> {
                publication.activate(subscription, running.instance(), privateAddress);
                yield new Next.Now();
            }
            case Sighting.Gone() -> vanished(subscription, launch);
            case Sighting.Starting(), Sighting.Unseen(), Sighting.Stopped() -> awaitUntilLate(subscription, launch);
        };
    }

    private Next awaitUntilLate(Subscription subscription, Launch launch) {
        var running = launch.running().orElseThrow();
        if (!isOver(running.since(), waiting.bootDeadline())) {
            return new Next.After(waiting.look());
        }
        relaunch(subscription, launch.end(LATE));
        return new Next.Now();
    }

    private Next vanished(Subscription subscription, Launch launch) {
        relaunch(subscription, launch.ended(GONE));
        return new Next.Now();
    }

    private void relaunch(Subscription subscription, Launch launch) {
        transaction.executeWithoutResult(_ -> {
            launches.save(launch);
            subscriptions.save(subscription.relaunch(clock.instant()));
        });
    }

    private boolean isOver(@Nullable Instant since, Duration limit) {
        return since != null && clock.instant().isAfter(since.plus(limit));
    }
}
