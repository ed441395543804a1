package ly.ptsd.media.machine;

import java.time.Instant;
import java.util.UUID;

/** The control plane's answer to a boot or token request. */
record Admission(
        String tenantId,
        UUID owner,
        int generation,
        String bucket,
        String region,
        Plan plan,
        String machineToken,
        Instant expiresAt) {

    Tenancy tenancy() {
        return new Tenancy(tenantId, owner, generation, bucket, region, plan);
    }
}
