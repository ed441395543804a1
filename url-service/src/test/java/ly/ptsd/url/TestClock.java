package ly.ptsd.url;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The present, unless a test stops it at an instant or moves it on. */
public final class TestClock extends Clock {

    private volatile @Nullable Instant stopped;

    public void stopAt(Instant instant) {
        stopped = instant;
    }

    public void moveOn(Duration time) {
        stopped = instant().plus(time);
    }

    void run() {
        stopped = null;
    }

    @Override
    public Instant instant() {
        var at = stopped;
        return at == null ? Instant.now() : at;
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
