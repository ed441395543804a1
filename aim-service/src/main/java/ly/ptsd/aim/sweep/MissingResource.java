package ly.ptsd.aim.sweep;

import java.time.Instant;
import java.util.UUID;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.tenant.TenantId;

/** Something that is recorded and not in the cloud. */
public record MissingResource(Owner owner, Orphan.Kind kind, Instant firstSeenAt) {

    /** Whose it is. */
    public record Owner(UUID subscription, TenantId tenant, BucketName bucket) {}
}
