package ly.ptsd.aim.owner;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import ly.ptsd.aim.plan.PlanOffer;
import ly.ptsd.aim.reason.ReasonCode;
import ly.ptsd.aim.subscription.Actor;
import ly.ptsd.aim.subscription.StateName;
import ly.ptsd.aim.subscription.Step;
import ly.ptsd.aim.subscription.StepProgress;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as its owner sees it.
 *
 * @param readOnly in the grace period: what is there can be watched and taken away, nothing added
 * @param server absent until it has called in
 * @param usage absent until the server has said
 * @param nextPlan while a change of plan is being carried out
 */
record SubscriptionView(
        UUID id,
        String tenantId,
        StateName state,
        Instant createdAt,
        List<StepView> steps,
        PlanOffer plan,
        String planId,
        String region,
        @Nullable Instant activatedAt,
        @Nullable Instant periodEndsAt,
        @Nullable Instant cancelledAt,
        @Nullable Instant graceEndsAt,
        boolean readOnly,
        @Nullable StoppedView stopped,
        @Nullable FailureView failure,
        @Nullable ServerView server,
        @Nullable UsageView usage,
        @Nullable NextPlan nextPlan) {

    record StepView(
            Step name,
            StepProgress.State state,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable ReasonCode reason) {

        static StepView of(StepProgress step) {
            var reason = step.reason();
            return new StepView(
                    step.name(),
                    step.state(),
                    step.startedAt(),
                    step.finishedAt(),
                    reason == null ? null : reason.code());
        }
    }

    record StoppedView(Actor by, @Nullable String reason, Instant since) {}

    record FailureView(ReasonCode reason, Instant at) {}

    /** @param degraded it has not been heard of for a while */
    record ServerView(
            String version, Instant lastSeenAt, long diskFreeBytes, double load, int runningJobs, boolean degraded) {}

    record UsageView(long storedBytes, long largestUploadBytes, int maxHeight, Instant asOf) {}

    record NextPlan(String id) {}

    /** Nothing changes any more by itself soon. */
    boolean isSettled() {
        return switch (state) {
            case ACTIVE, STOPPED, FAILED, GRACE, ENDED -> true;
            case REQUESTED, PROVISIONING, REPLACING, RESTARTING, STOPPING, STARTING, ENDING -> false;
        };
    }
}
