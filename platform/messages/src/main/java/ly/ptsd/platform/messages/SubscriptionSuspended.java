package ly.ptsd.platform.messages;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.UUID;

/** The subscriber's server is being stopped, by whomever: it is not reached until it has moved again. */
@JsonTypeName("SubscriptionSuspended")
public record SubscriptionSuspended(
        UUID id, long version, Instant at, UUID subscriptionId, String tenantId, UUID accountId) implements Message {}
