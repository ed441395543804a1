package ly.ptsd.aim.instance;

import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.tenant.TenantId;

/** Looks after identities that were made. */
public interface IdentityUpkeep {

    /**
     * Takes back every right but those to the bucket, if somebody has changed them. Makes no identity.
     *
     * @return whether that was necessary
     */
    boolean repair(TenantId tenant, BucketName bucket);
}
