package ly.ptsd.user.audit;

import java.time.Instant;
import java.util.UUID;

/** An event that its owner has to be told about, until they have said that they saw it. */
public record Notice(UUID id, Kind kind, Instant at) {

    /** The events that are worth it. */
    public enum Kind {
        REFRESH_TOKEN_REUSED
    }
}
