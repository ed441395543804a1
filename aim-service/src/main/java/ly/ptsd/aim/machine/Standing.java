package ly.ptsd.aim.machine;

import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.subscription.SubscriptionState.Serving;

/**
 * What a machine learns from its health call.
 *
 * @param alone no other instance of the tenant is left
 */
record Standing(Place standing, boolean alone) {

    enum Place {
        /** Its turn has not come. */
        AWAITED,
        /** Its tenant's callers are sent to it. */
        SERVING,
        /** They are sent to another; it finishes what it is doing. */
        REPLACED
    }

    static Place of(InstanceId instance, Subscription subscription) {
        boolean serves = subscription.state() instanceof Serving serving
                && serving.server().instance().equals(instance);
        return serves ? Place.SERVING : Place.AWAITED;
    }
}
