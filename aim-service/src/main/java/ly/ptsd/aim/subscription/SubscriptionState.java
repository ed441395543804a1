package ly.ptsd.aim.subscription;

import java.time.Instant;
import java.util.Optional;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.reason.ReasonCode;

/** Where a subscription stands, with what is known only there. */
public sealed interface SubscriptionState {

    /** Wanted, nothing made yet. */
    record Requested() implements SubscriptionState {}

    /** No server serves, and one is being made. */
    record Provisioning(int generation) implements SubscriptionState {}

    /** A server serves. */
    sealed interface Serving extends SubscriptionState {

        Server server();
    }

    /** Everything is as it should be. */
    record Active(Server server) implements Serving {}

    /** The server goes on serving while the next generation is being made. */
    record Replacing(Server server, int next, ReplacementCause cause) implements Serving {}

    /** The server serves until the fleet has been told to boot its machine anew. */
    record Restarting(Server server, Instant since) implements Serving {}

    /** The period is over; until then the server serves, but takes nothing new. */
    record Grace(Server server, Instant until) implements Serving {}

    /** There is an instance, and it does not serve. */
    sealed interface Paused extends SubscriptionState {

        int generation();

        InstanceId instance();
    }

    /** The instance is being stopped. */
    record Stopping(int generation, InstanceId instance, Stop stop) implements Paused {}

    /** The instance costs no more than its disk. */
    record Stopped(int generation, InstanceId instance, Stop stop) implements Paused {}

    /** @param since a health call is waited for that is younger than this */
    record Starting(int generation, InstanceId instance, Instant since) implements Paused {}

    /** Given up until somebody asks again. No instance is left behind; the bucket stays. */
    record Failed(int generation, ReasonCode reason, Instant at) implements SubscriptionState {}

    /** Its owner has it no more. */
    sealed interface Over extends SubscriptionState {}

    /** What was made for it is being removed. */
    record Ending(Instant since) implements Over {}

    /** Nothing of it is left but this record. */
    record Ended(Instant at) implements Over {}

    /** Whether its owner still has it. */
    default boolean isLiving() {
        return !(this instanceof Over);
    }

    /** The instance that serves, or did and will again. */
    default Optional<InstanceId> instanceId() {
        return switch (this) {
            case Serving serving -> Optional.of(serving.server().instance());
            case Paused paused -> Optional.of(paused.instance());
            case Requested _, Provisioning _, Failed _, Over _ -> Optional.empty();
        };
    }

    default StateName name() {
        return switch (this) {
            case Requested _ -> StateName.REQUESTED;
            case Provisioning _ -> StateName.PROVISIONING;
            case Active _ -> StateName.ACTIVE;
            case Replacing _ -> StateName.REPLACING;
            case Restarting _ -> StateName.RESTARTING;
            case Grace _ -> StateName.GRACE;
            case Stopping _ -> StateName.STOPPING;
            case Stopped _ -> StateName.STOPPED;
            case Starting _ -> StateName.STARTING;
            case Failed _ -> StateName.FAILED;
            case Ending _ -> StateName.ENDING;
            case Ended _ -> StateName.ENDED;
        };
    }
}
