package ly.ptsd.media;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Runs like the world's time, and can be put forward. */
public final class SteppingClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    public void forward(Duration step) {
        ahead = ahead.plus(step);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
