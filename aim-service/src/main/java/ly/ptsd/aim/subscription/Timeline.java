package ly.ptsd.aim.subscription;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import ly.ptsd.aim.reason.Reason;
import ly.ptsd.aim.subscription.StepProgress.State;

/** The progress of every {@link Step}, in order: done ones first, then at most one that runs or failed. */
public record Timeline(List<StepProgress> steps) {

    public Timeline {
        steps = List.copyOf(steps);
        if (steps.size() != Step.values().length) {
            throw new IllegalArgumentException("a timeline has every step");
        }
    }

    static Timeline untouched() {
        return new Timeline(
                Arrays.stream(Step.values()).map(StepProgress::pending).toList());
    }

    /** The first step that is not done, if any. */
    public Optional<StepProgress> current() {
        return steps.stream().filter(step -> step.state() != State.DONE).findFirst();
    }

    public StepProgress get(Step step) {
        return steps.get(step.ordinal());
    }

    /** The current step runs (again). */
    Timeline begin(Instant at) {
        return changeCurrent(step -> step.begin(at));
    }

    /** The current step is done, the next one runs. */
    Timeline advance(Instant at) {
        var advanced = changeCurrent(step -> step.done(at));
        return advanced.current().isEmpty() ? advanced : advanced.begin(at);
    }

    Timeline waiting(Reason reason) {
        return changeCurrent(step -> step.waiting(reason));
    }

    Timeline failed(Instant at, Reason reason) {
        return changeCurrent(step -> step.failed(at, reason));
    }

    /** That step runs again, and all after it are still to be done. */
    Timeline rewind(Step to, Instant at) {
        var rewound = steps.stream()
                .map(step -> step.name().compareTo(to) < 0 ? step : StepProgress.pending(step.name()))
                .toList();
        return new Timeline(rewound).begin(at);
    }

    /** Every step is done after all. */
    Timeline complete(Instant at) {
        return new Timeline(steps.stream()
                .map(step -> step.state() == State.DONE ? step : step.done(at))
                .toList());
    }

    private Timeline changeCurrent(UnaryOperator<StepProgress> change) {
        var current = current().orElseThrow(() -> new IllegalStateException("every step is done"));
        return new Timeline(steps.stream()
                .map(step -> step == current ? change.apply(step) : step)
                .toList());
    }
}
