package ly.ptsd.media.machine;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The control plane's answer to a boot or token request.
 *
 * @param certificate PEM, when one was asked for
 */
record Admission(
        String tenantId,
        UUID owner,
        int generation,
        String bucket,
        String region,
        Plan plan,
        String machineToken,
        Instant expiresAt,
        @Nullable String certificate) {

    Tenancy tenancy() {
        return new Tenancy(tenantId, owner, generation, bucket, region, plan);
    }
}
