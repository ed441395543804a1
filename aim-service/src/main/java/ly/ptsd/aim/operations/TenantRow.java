package ly.ptsd.aim.operations;

import java.time.Instant;
import java.util.UUID;
import ly.ptsd.aim.subscription.StateName;
import ly.ptsd.aim.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * What is read of one tenant for the list.
 *
 * @param since when its state last changed
 * @param unhealthy it should serve and is not heard of, or is being replaced for that
 * @param storedBytes as its server last said
 */
record TenantRow(
        TenantId tenant,
        UUID subscription,
        UUID account,
        StateName state,
        Instant since,
        boolean stuck,
        boolean unhealthy,
        String plan,
        @Nullable Integer generation,
        @Nullable String instance,
        @Nullable String address,
        @Nullable String version,
        @Nullable Instant lastSeenAt,
        long storedBytes) {}
