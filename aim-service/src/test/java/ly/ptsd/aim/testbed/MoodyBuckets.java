package ly.ptsd.aim.testbed;

import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.bucket.TenantBuckets;
import ly.ptsd.aim.tenant.TenantId;

/** The real buckets, until they are told otherwise. */
public final class MoodyBuckets implements TenantBuckets {

    private final TenantBuckets buckets;
    private boolean taken;
    private boolean broken;
    private String claimedFor = "";

    MoodyBuckets(TenantBuckets buckets) {
        this.buckets = buckets;
    }

    /** Somebody else has the next name that is asked for. */
    public void takeNextName() {
        taken = true;
    }

    public void breakDown() {
        broken = true;
    }

    /** Whatever name is to be removed belongs to another. */
    public void claimFor(String another) {
        claimedFor = another;
    }

    public void calmDown() {
        taken = false;
        broken = false;
        claimedFor = "";
    }

    @Override
    public Outcome ensure(BucketName bucket, TenantId tenant) {
        if (broken) {
            throw new IllegalStateException("the storage does not answer");
        }
        if (taken) {
            taken = false;
            return Outcome.NAME_TAKEN;
        }
        return buckets.ensure(bucket, tenant);
    }

    @Override
    public Upkeep repair(BucketName bucket, TenantId tenant) {
        if (broken) {
            throw new IllegalStateException("the storage does not answer");
        }
        return buckets.repair(bucket, tenant);
    }

    @Override
    public Removal remove(BucketName bucket) {
        if (broken) {
            throw new IllegalStateException("the storage does not answer");
        }
        return claimedFor.isEmpty() ? buckets.remove(bucket) : Removal.FOREIGN;
    }
}
