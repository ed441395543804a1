package ly.ptsd.aim.subscription;

import java.time.Instant;
import ly.ptsd.aim.plan.PlanVersion;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed with the owner.
 *
 * @param nextPlan to be in force as soon as a server that fits it serves
 * @param activatedAt when a server first served: periods count from then
 */
public record Terms(
        PlanVersion plan,
        @Nullable PlanVersion nextPlan,
        @Nullable Instant activatedAt,
        @Nullable Cancellation cancellation) {

    static Terms of(PlanVersion plan) {
        return new Terms(plan, null, null, null);
    }

    Terms activated(Instant at) {
        return new Terms(plan, nextPlan, activatedAt == null ? at : activatedAt, cancellation);
    }

    Terms changingTo(PlanVersion next) {
        return new Terms(plan, next, activatedAt, cancellation);
    }

    Terms changedTo(PlanVersion next) {
        return new Terms(next, null, activatedAt, cancellation);
    }

    /** The next plan, if there is one, is in force. */
    Terms changed() {
        return nextPlan == null ? this : changedTo(nextPlan);
    }

    Terms unchanged() {
        return new Terms(plan, null, activatedAt, cancellation);
    }

    Terms cancelled(@Nullable Cancellation wanted) {
        return new Terms(plan, nextPlan, activatedAt, wanted);
    }
}
