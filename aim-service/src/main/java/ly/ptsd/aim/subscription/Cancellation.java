package ly.ptsd.aim.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The owner wants no more.
 *
 * @param periodEndsAt until then everything stays as it is
 * @param graceEndsAt absent until the period has ended; until then the library can be read and taken away
 */
public record Cancellation(
        Instant at, Instant periodEndsAt, @Nullable Instant graceEndsAt) {

    Cancellation graceUntil(Instant end) {
        return new Cancellation(at, periodEndsAt, end);
    }

    boolean isInGrace() {
        return graceEndsAt != null;
    }
}
