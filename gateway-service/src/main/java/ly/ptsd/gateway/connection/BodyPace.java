package ly.ptsd.gateway.connection;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/**
 * How fast a request's body comes, on average over a period. Only the time counts in which somebody wanted bytes: a
 * service that takes them slowly is not the caller's fault. One connection's own, on its thread.
 */
final class BodyPace {

    private final long period;
    private final long least;

    private long bytes;
    private long waited;
    private long wantedSince;
    private boolean wanted;

    /** @param slowest bytes in a second */
    BodyPace(Duration period, DataSize slowest) {
        this.period = period.toNanos();
        this.least = Math.ceilDiv(slowest.toBytes() * period.toMillis(), 1000L);
    }

    /** A body begins; times are nanoseconds of whatever clock the other calls use. */
    void begin(long now) {
        bytes = 0;
        waited = 0;
        wantedSince = now;
        wanted = true;
    }

    void came(int more) {
        bytes += more;
    }

    void wanted(long now) {
        wanted = true;
        wantedSince = now;
    }

    void notWanted(long now) {
        if (wanted) {
            waited += now - wantedSince;
        }
        wanted = false;
    }

    /** Whether a period has passed that brought too little; one that brought enough begins anew. */
    boolean isTooSlow(long now) {
        if (waited + (wanted ? now - wantedSince : 0) < period) {
            return false;
        }
        if (bytes < least) {
            return true;
        }
        bytes = 0;
        waited = 0;
        wantedSince = now;
        return false;
    }
}
