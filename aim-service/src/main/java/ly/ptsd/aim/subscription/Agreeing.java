package ly.ptsd.aim.subscription;

import java.time.Instant;
import ly.ptsd.aim.plan.PlanVersion;
import ly.ptsd.aim.subscription.SubscriptionState.Active;
import ly.ptsd.aim.subscription.SubscriptionState.Ended;
import ly.ptsd.aim.subscription.SubscriptionState.Ending;
import ly.ptsd.aim.subscription.SubscriptionState.Failed;
import ly.ptsd.aim.subscription.SubscriptionState.Grace;
import ly.ptsd.aim.subscription.SubscriptionState.Paused;
import ly.ptsd.aim.subscription.SubscriptionState.Provisioning;
import ly.ptsd.aim.subscription.SubscriptionState.Requested;
import ly.ptsd.aim.subscription.SubscriptionState.Serving;

/** The arrows of what is agreed with the owner: another plan, and the end. */
sealed interface Agreeing permits Subscription {

    SubscriptionState state();

    Timeline timeline();

    Terms terms();

    private Subscription self() {
        return (Subscription) this;
    }

    /** The server there is fits the other plan. */
    default Subscription changePlan(PlanVersion other, By by) {
        self().demand(Command.PLAN_CHANGE, "change its plan");
        return self().with(terms().changedTo(other)).to(state(), timeline(), Cause.PLAN_CHANGED, by);
    }

    /** The other plan wants another server, and is in force as soon as that serves. */
    default Subscription replaceForPlan(PlanVersion other, By by, Instant at) {
        self().demand(Command.PLAN_CHANGE, "change its plan");
        return self().with(terms().changingTo(other)).replace(ReplacementCause.PLAN_CHANGE, by, at);
    }

    /** To end with the period; at once when no server has ever served. */
    default Subscription cancel(By by, Instant at) {
        self().demand(Command.CANCEL, "be cancelled");
        var activatedAt = terms().activatedAt();
        if (activatedAt == null) {
            return self().to(new Ending(at), timeline(), Cause.CANCELLED, by);
        }
        return self().with(terms().cancelled(new Cancellation(at, Periods.end(activatedAt, at), null)))
                .to(state(), timeline(), Cause.CANCELLED, by);
    }

    default Subscription undoCancel(By by) {
        self().demand(Command.UNDO_CANCEL, "take its cancellation back");
        var next = state() instanceof Grace grace ? new Active(grace.server()) : state();
        return self().with(terms().cancelled(null)).to(next, timeline(), Cause.CANCELLATION_UNDONE, by);
    }

    /** The period that was paid for is over. */
    default Subscription endPeriod(Instant graceEndsAt) {
        var cancellation = terms().cancellation();
        if (cancellation == null || cancellation.isInGrace() || !state().isLiving()) {
            throw self().refused("end its period");
        }
        var next = state() instanceof Active(var server) ? new Grace(server, graceEndsAt) : state();
        return self().with(terms().cancelled(cancellation.graceUntil(graceEndsAt)))
                .to(next, timeline(), Cause.PERIOD_ENDED, By.PLATFORM);
    }

    /** It is over, wherever it stands. */
    default Subscription end(Cause cause, By by, Instant at) {
        self().demand(Command.END, "end");
        return self().to(new Ending(at), timeline(), cause, by);
    }

    /**
     * Everything that was made for it is removed.
     *
     * @param proof what was looked for in vain
     */
    default Subscription ended(String proof, Instant at) {
        return switch (state()) {
            case Ending _ -> self().to(new Ended(at), timeline(), Cause.CLEARED, By.finding(proof));
            case Requested _, Provisioning _, Serving _, Paused _, Failed _, Ended _ -> throw self().refused("be over");
        };
    }
}
