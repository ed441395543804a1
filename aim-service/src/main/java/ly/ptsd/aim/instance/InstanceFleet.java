package ly.ptsd.aim.instance;

import java.util.List;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.tenant.TenantId;

/**
 * The machines, as far as provisioning needs them. Every method may be repeated. An unchecked exception means that the
 * outcome is not known or may be another one later: the same call is to be made again.
 */
public interface InstanceFleet {

    /** Makes the identity under which the tenant's instances run: it opens that bucket and nothing else. */
    void grant(TenantId tenant, BucketName bucket);

    /** Takes that identity away, with all its rights. Success also when there is none. */
    void revoke(TenantId tenant);

    /** Launches the ordered instance, or finds the one that an earlier call with this order launched. */
    LaunchAnswer launch(LaunchOrder order, String userData);

    Sighting look(InstanceId instance);

    /** What the fleet's own checks say of an instance that runs. */
    Checkup check(InstanceId instance);

    /** Stops the instance and keeps it, with its disk and its address. Success also when it is stopped already. */
    void stop(InstanceId instance);

    /** Starts a stopped instance again, not one that is still stopping. Success also when it runs already. */
    void start(InstanceId instance);

    /**
     * Boots an instance anew, with its disk and its address, soon after the answer. Nothing happens to one that does not
     * run. Done twice, it boots twice.
     */
    void reboot(InstanceId instance);

    /** The tenant's instances that are more than a memory, by their tags, whatever else is known of them. */
    List<InstanceId> of(TenantId tenant);

    /** Everything there is of the tenant, by tags and names: instances, their volumes, and what makes its identity. */
    List<String> remainsOf(TenantId tenant);

    /**
     * Success also when the instance is gone already.
     *
     * @return whether the fleet knows the instance. One that was launched just now may not be known yet: then it goes
     *     on, and is to be terminated again
     */
    boolean terminate(InstanceId instance);

    /** The definite answers to a launch order. */
    sealed interface LaunchAnswer {

        record Launched(InstanceId instance) implements LaunchAnswer {}

        /** Not this kind at this place now; another order may succeed. */
        record NoCapacity(String reason) implements LaunchAnswer {}

        /** Not as ordered, and no repetition changes that. */
        record Refused(String reason) implements LaunchAnswer {}
    }

    /** What the fleet's checks of an instance found. */
    sealed interface Checkup {

        /** Nothing is wrong with it, or nothing is known. */
        record Passed() implements Checkup {}

        /** It was switched on, or started anew, just now: the checks are not done. */
        record Pending() implements Checkup {}

        record Failed(String what) implements Checkup {}

        /** It is well, and will be taken away by the fleet. */
        record Condemned(String event) implements Checkup {}
    }

    /** What the fleet says of an instance. */
    sealed interface Sighting {

        /** Just launched, and not everywhere known yet; or long gone and forgotten. */
        record Unseen() implements Sighting {}

        record Starting() implements Sighting {}

        record Running(String privateAddress) implements Sighting {}

        record Stopped() implements Sighting {}

        record Gone() implements Sighting {}
    }
}
