package ly.ptsd.aim.instance;

import java.time.Instant;
import ly.ptsd.aim.reason.Reason;

/** What became of a launch order. */
public sealed interface LaunchState {

    /** Written down; the call was perhaps made, and is made again until it is answered. */
    record Intended() implements LaunchState {}

    /** Definitely refused: there is no instance and this order is not repeated. */
    record Refused(Reason reason) implements LaunchState {}

    /** There is an instance, and it is meant to be. */
    record Running(InstanceId instance, Instant since) implements LaunchState {}

    /** There is an instance, another one serves in its place, and it finishes what it is doing. */
    record Draining(InstanceId instance, Instant since, Instant until, Reason reason) implements LaunchState {}

    /** There may be an instance, and it is not meant to be any more. */
    record Ending(InstanceId instance, Instant since, Reason reason) implements LaunchState {}

    /** There was an instance. */
    record Ended(InstanceId instance, Instant since, Reason reason) implements LaunchState {}
}
