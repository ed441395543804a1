package ly.ptsd.aim.subscription;

import java.net.URI;
import java.time.Instant;
import ly.ptsd.aim.instance.InstanceId;

/** Where a subscription stands, with what is known only there. */
public sealed interface SubscriptionState {

    /** Wanted, nothing made yet. */
    record Requested() implements SubscriptionState {}

    /** @param generation counts the instances that were to serve the tenant, beginning with 1 */
    record Provisioning(int generation) implements SubscriptionState {}

    /** @param address where the gateway reaches the media server */
    record Active(int generation, InstanceId instance, URI address) implements SubscriptionState {}

    /** Given up until the owner asks again. No instance is left behind; the bucket stays. */
    record Failed(int generation, String reason, Instant at) implements SubscriptionState {}

    /** Over for its owner; what was made for it is being removed. */
    record Ending(Instant since) implements SubscriptionState {}

    /** Nothing of it is left but this record. */
    record Ended(Instant at) implements SubscriptionState {}

    /** Whether its owner still has it. */
    default boolean isLiving() {
        return switch (this) {
            case Requested _, Provisioning _, Active _, Failed _ -> true;
            case Ending _, Ended _ -> false;
        };
    }
}
