package ly.ptsd.aim.subscription;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A subscription as its owner sees it. */
record SubscriptionView(UUID id, String tenantId, String planId, State state, Instant createdAt, List<StepView> steps) {

    enum State {
        REQUESTED,
        PROVISIONING,
        ACTIVE,
        FAILED;

        /** Nothing changes any more by itself. */
        boolean isSettled() {
            return this == ACTIVE || this == FAILED;
        }
    }

    record StepView(
            Step name,
            StepProgress.State state,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String reason) {}

    static SubscriptionView of(Subscription subscription) {
        return new SubscriptionView(
                subscription.id(),
                subscription.tenant().value(),
                subscription.plan(),
                stateOf(subscription.state()),
                subscription.createdAt(),
                subscription.timeline().steps().stream()
                        .map(step -> new StepView(
                                step.name(), step.state(), step.startedAt(), step.finishedAt(), step.reason()))
                        .toList());
    }

    private static State stateOf(SubscriptionState state) {
        return switch (state) {
            case SubscriptionState.Requested _ -> State.REQUESTED;
            case SubscriptionState.Provisioning _ -> State.PROVISIONING;
            case SubscriptionState.Active _ -> State.ACTIVE;
            case SubscriptionState.Failed _ -> State.FAILED;
            case SubscriptionState.Ending _, SubscriptionState.Ended _ ->
                throw new IllegalArgumentException("nobody is shown a subscription that is over");
        };
    }
}
