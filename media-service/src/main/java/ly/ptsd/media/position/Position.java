package ly.ptsd.media.position;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import ly.ptsd.media.snapshot.Entry;

/**
 * How far the owner has watched an item.
 *
 * @param seconds where to go on; 0 for the beginning
 * @param watched whether it was seen to its end
 * @param at when that was so
 */
public record Position(String id, double seconds, boolean watched, Instant at) implements Entry {

    public Position {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Nothing of the item has been seen. */
    static Position none(String id) {
        return new Position(id, 0, false, Instant.EPOCH);
    }

    boolean saysSomething() {
        return seconds > 0 || watched;
    }

    /** The position as it is now; the same when nothing else is said. */
    public Position moved(double seconds, boolean watched, Instant at) {
        return seconds == this.seconds && watched == this.watched ? this : new Position(id, seconds, watched, at);
    }
}
