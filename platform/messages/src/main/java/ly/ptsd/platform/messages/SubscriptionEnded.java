package ly.ptsd.platform.messages;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.UUID;

/** Everything that was made for a subscription is removed: its server runs no more and its bucket is gone. */
@JsonTypeName("SubscriptionEnded")
public record SubscriptionEnded(UUID id, long version, Instant at, UUID subscriptionId, String tenantId, UUID accountId)
        implements Message {}
