package ly.ptsd.platform.messages;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.UUID;

/** An account is gone for good: whatever belongs to it anywhere is to be removed. */
@JsonTypeName("AccountDeleted")
public record AccountDeleted(UUID id, long version, Instant at, UUID accountId) implements Message {}
