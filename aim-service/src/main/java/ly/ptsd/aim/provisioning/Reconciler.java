package ly.ptsd.aim.provisioning;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import ly.ptsd.aim.instance.Launch;
import ly.ptsd.aim.instance.Launches;
import ly.ptsd.aim.reason.Reason;
import ly.ptsd.aim.reason.ReasonCode;
import ly.ptsd.aim.subscription.StepProgress;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.subscription.SubscriptionState;
import ly.ptsd.aim.subscription.Subscriptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Looks at what is, and does the one next thing towards what should be. Nothing is remembered between two steps but
 * what is in the database, so each may be the last of a process and the next one of another.
 */
@Component
class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    private final Subscriptions subscriptions;
    private final Launches launches;
    private final Retirement retirement;
    private final Expiry expiry;
    private final ProvisioningSteps steps;
    private final Supervision supervision;
    private final Restart restart;
    private final Resting resting;
    private final Clearing clearing;
    private final ProvisioningProperties waiting;
    private final Clock clock;

    Reconciler(
            Subscriptions subscriptions,
            Launches launches,
            Retirement retirement,
            Expiry expiry,
            ProvisioningSteps steps,
            Supervision supervision,
            Restart restart,
            Resting resting,
            Clearing clearing,
            ProvisioningProperties waiting,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.launches = launches;
        this.retirement = retirement;
        this.expiry = expiry;
        this.steps = steps;
        this.supervision = supervision;
        this.restart = restart;
        this.resting = resting;
        this.clearing = clearing;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** Does one step. What fails is tried again later and never ends in an exception. */
    Next step(UUID id) {
        var subscription = subscriptions.find(id).orElseThrow();
        try {
            return step(subscription, launches.open(subscription.tenant()));
        } catch (OptimisticLockingFailureException | DuplicateKeyException changed) {
            return new Next.Now();
        } catch (RuntimeException failure) {
            log.warn("step failed: subscription={} state={} cause={}", id, subscription.state(), failure.toString());
            log.debug("step failed: subscription={}", id, failure);
            explain(subscription, failure);
            return new Next.After(waiting.tryAgain());
        }
    }

    private Next step(Subscription subscription, List<Launch> open) {
        var retiring = retirement.advance(open);
        if (retiring.isPresent()) {
            return retiring.get();
        }
        if (expiry.advance(subscription)) {
            return new Next.Now();
        }
        return switch (subscription.state()) {
            case SubscriptionState.Requested() -> {
                subscriptions.save(subscription.provision(clock.instant()));
                yield new Next.Now();
            }
            case SubscriptionState.Provisioning(int generation) -> make(subscription, generation);
            case SubscriptionState.Replacing replacing -> make(subscription, replacing.next());
            case SubscriptionState.Restarting restarting -> restart.next(subscription, restarting);
            case SubscriptionState.Active(var server) ->
                retirement.within(open, supervision.look(subscription, server));
            case SubscriptionState.Grace grace ->
                retirement.within(open, supervision.look(subscription, grace.server()));
            case SubscriptionState.Paused paused -> resting.next(subscription, paused);
            case SubscriptionState.Failed _ -> new Next.After(waiting.idle());
            case SubscriptionState.Ending _ -> clearing.next(subscription, open);
            case SubscriptionState.Ended _ -> new Next.Never();
        };
    }

    private Next make(Subscription subscription, int generation) {
        return steps.next(subscription, generation, launches.latest(subscription.tenant()));
    }

    /** Tells the owner, once, that a step takes longer than it should. */
    private void explain(Subscription subscription, RuntimeException failure) {
        boolean known = subscription.timeline().current().stream().anyMatch(Reconciler::isStruggling);
        if (isBeingMade(subscription.state()) && !known) {
            try {
                subscriptions.save(subscription.waiting(Reason.of(ReasonCode.CLOUD_FAILING, failure.toString())));
            } catch (OptimisticLockingFailureException changed) {
                log.debug("subscription {} was changed meanwhile", subscription.id());
            }
        }
    }

    private static boolean isStruggling(StepProgress step) {
        return step.reason() != null && step.reason().is(ReasonCode.CLOUD_FAILING);
    }

    private static boolean isBeingMade(SubscriptionState state) {
        return state instanceof SubscriptionState.Provisioning || state instanceof SubscriptionState.Replacing;
    }
}
