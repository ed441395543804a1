package ly.ptsd.aim.bucket;

import java.util.List;
import ly.ptsd.aim.tenant.TenantId;

/** The object storage, as far as provisioning needs it. */
public interface TenantBuckets {

    /** What came of asking for a bucket. */
    enum Outcome {
        /** The bucket is ours and has every setting. */
        READY,
        /** Somebody else has the name, which no repetition changes. */
        NAME_TAKEN
    }

    /**
     * Makes the tenant's bucket and gives it every setting, or finds that it is so already. May be repeated at any
     * time, also after an answer was lost. Fails with an unchecked exception when it is not known to be ready; what was
     * done by then stays and the next call goes on from there.
     */
    Outcome ensure(BucketName bucket, TenantId tenant);

    /** What came of looking after a bucket. */
    sealed interface Upkeep {

        /** @param repaired the names of the settings that somebody had changed */
        record Kept(List<String> repaired) implements Upkeep {}

        /** There is no such bucket, and what was in it is lost: an empty one in its place would only hide that. */
        record Missing() implements Upkeep {}
    }

    /** Looks at every setting of a bucket that was made, and puts right what is not as it should be. */
    Upkeep repair(BucketName bucket, TenantId tenant);

    /** How far a removal has come. */
    enum Removal {
        /** There is no such bucket, or no more. */
        GONE,
        /** A part of what was in it is removed; the same call goes on from there. */
        MORE,
        /** The bucket of this name is somebody else's, and untouched. */
        FOREIGN
    }

    /** Whether it is there and ours. */
    boolean isThere(BucketName bucket);

    /** Removes what is in the bucket, old versions too, a good deal at a time, and then the bucket. May be repeated at any time. */
    Removal remove(BucketName bucket);
}
