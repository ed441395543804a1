package ly.ptsd.aim.subscription;

import java.time.Instant;
import ly.ptsd.aim.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * How far one step is.
 *
 * @param reason why it failed, or what it is waiting for
 */
public record StepProgress(
        Step name,
        State state,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Reason reason) {

    public enum State {
        PENDING,
        RUNNING,
        DONE,
        FAILED
    }

    static StepProgress pending(Step step) {
        return new StepProgress(step, State.PENDING, null, null, null);
    }

    StepProgress begin(Instant at) {
        return new StepProgress(name, State.RUNNING, at, null, null);
    }

    StepProgress waiting(Reason reason) {
        return new StepProgress(name, state, startedAt, null, reason);
    }

    StepProgress done(Instant at) {
        return new StepProgress(name, State.DONE, startedAt == null ? at : startedAt, at, null);
    }

    StepProgress failed(Instant at, Reason reason) {
        return new StepProgress(name, State.FAILED, startedAt == null ? at : startedAt, at, reason);
    }
}
