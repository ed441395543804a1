package ly.ptsd.media.machine;

import java.util.UUID;

/**
 * Whom this server serves, as the control plane said.
 *
 * @param owner the only account whose media tokens count
 * @param generation grows with every replacement of the instance
 */
public record Tenancy(String tenantId, UUID owner, int generation, String bucket, String region, Plan plan) {}
