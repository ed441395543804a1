package ly.ptsd.platform.messages;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.UUID;

/** The subscriber's own server is up: what belongs to a subscription may begin. */
@JsonTypeName("SubscriptionActivated")
public record SubscriptionActivated(
        UUID id, long version, Instant at, UUID subscriptionId, String tenantId, UUID accountId) implements Message {}
