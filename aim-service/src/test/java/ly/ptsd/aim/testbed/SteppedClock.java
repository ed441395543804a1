package ly.ptsd.aim.testbed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Runs with the world's time, and ahead of it by as much as it was stepped. */
public final class SteppedClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    public synchronized void step(Duration by) {
        ahead = ahead.plus(by);
    }

    /** As far ahead as this at least, however often and by however many it is told so. */
    public synchronized void stepTo(Duration distance) {
        ahead = ahead.compareTo(distance) < 0 ? distance : ahead;
    }

    public synchronized void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants have no zone");
    }
}
