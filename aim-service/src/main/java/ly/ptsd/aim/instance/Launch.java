package ly.ptsd.aim.instance;

import java.time.Instant;
import java.util.Optional;
import ly.ptsd.aim.instance.LaunchState.Draining;
import ly.ptsd.aim.instance.LaunchState.Ended;
import ly.ptsd.aim.instance.LaunchState.Ending;
import ly.ptsd.aim.instance.LaunchState.Intended;
import ly.ptsd.aim.instance.LaunchState.Refused;
import ly.ptsd.aim.instance.LaunchState.Running;
import ly.ptsd.aim.reason.Reason;

/**
 * One order for an instance and what became of it.
 *
 * @param version counts the writes; a write on top of an old version is refused
 */
public record Launch(LaunchOrder order, LaunchState state, Instant intendedAt, long version) {

    public static Launch intended(LaunchOrder order, Instant at) {
        return new Launch(order, new Intended(), at, 0);
    }

    public Launch launched(InstanceId instance, Instant at) {
        return switch (state) {
            case Intended() -> with(new Running(instance, at));
            case Refused _, Running _, Draining _, Ending _, Ended _ -> throw wrong("launched");
        };
    }

    public Launch refused(Reason reason) {
        return switch (state) {
            case Intended() -> with(new Refused(reason));
            case Refused _, Running _, Draining _, Ending _, Ended _ -> throw wrong("refused");
        };
    }

    /** Another instance serves: this one is to be terminated when it has had time to finish. */
    public Launch drain(Instant until, Reason reason) {
        return switch (state) {
            case Running running -> with(new Draining(running.instance(), running.since(), until, reason));
            case Intended _, Refused _, Draining _, Ending _, Ended _ -> throw wrong("drain");
        };
    }

    /** The instance is to be terminated. */
    public Launch end(Reason reason) {
        return switch (state) {
            case Running running -> with(new Ending(running.instance(), running.since(), reason));
            case Draining draining -> with(new Ending(draining.instance(), draining.since(), draining.reason()));
            case Intended _, Refused _, Ending _, Ended _ -> throw wrong("end");
        };
    }

    /** It was refused to one process and had been granted to another: the instance is to be terminated. */
    public Launch foundAfterAll(InstanceId instance, Instant at) {
        return switch (state) {
            case Refused(var reason) -> with(new Ending(instance, at, reason));
            case Intended _, Running _, Draining _, Ending _, Ended _ -> throw wrong("foundAfterAll");
        };
    }

    /** The instance is gone, by our doing or not. */
    public Launch ended(Reason reason) {
        return switch (state) {
            case Running running -> with(new Ended(running.instance(), running.since(), reason));
            case Ending ending -> with(new Ended(ending.instance(), ending.since(), ending.reason()));
            case Intended _, Refused _, Draining _, Ended _ -> throw wrong("ended");
        };
    }

    /** The instance that this launch made and that is meant to be. */
    public Optional<Running> running() {
        return state instanceof Running running ? Optional.of(running) : Optional.empty();
    }

    private Launch with(LaunchState next) {
        return new Launch(order, next, intendedAt, version);
    }

    private IllegalStateException wrong(String command) {
        return new IllegalStateException(
                command + " does not follow " + state.getClass().getSimpleName());
    }
}
