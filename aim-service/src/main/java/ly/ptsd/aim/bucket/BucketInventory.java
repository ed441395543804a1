package ly.ptsd.aim.bucket;

import java.util.Set;

/** The buckets there are, also those this service does not know of. */
public interface BucketInventory {

    /** Every bucket with a name that this deployment gives. */
    Set<BucketName> buckets();

    /** Whether the bucket bears this deployment's tag, too. */
    boolean isTagged(BucketName bucket);
}
