package ly.ptsd.platform.messages;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened. Delivered at least once and perhaps out of order: consumers drop what they have seen by
 * {@link #id()} and what is older than what they know by {@link #version()}.
 *
 * <p>A record only ever gains components; readers ignore what they do not know. Anything else is a new record.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(AccountDeleted.class),
    @JsonSubTypes.Type(SubscriptionActivated.class),
    @JsonSubTypes.Type(SubscriptionEnded.class),
    @JsonSubTypes.Type(SubscriptionSuspended.class),
    @JsonSubTypes.Type(TenantMoved.class),
})
public sealed interface Message
        permits AccountDeleted, SubscriptionActivated, SubscriptionEnded, SubscriptionSuspended, TenantMoved {

    /** The Redis stream that carries messages; each entry has one field, {@link #FIELD}. */
    String STREAM = "ptsd:events";

    String FIELD = "message";

    /** Names this message once and for all. */
    UUID id();

    /** Grows with every message about the same thing. */
    long version();

    Instant at();
}
