package ly.ptsd.local.aws.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A bucket of tokens, as AWS counts calls: each takes one, and they come back at a steady rate. */
final class Pace {

    /** Any rate is slow enough. */
    static final Pace ANY = new Pace(0, 0, Clock.systemUTC());

    private final int burst;
    private final double perSecond;
    private final Clock clock;
    private double tokens;
    private Instant filled;

    Pace(int burst, double perSecond, Clock clock) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.clock = clock;
        this.tokens = burst;
        this.filled = clock.instant();
    }

    boolean allows() {
        var now = clock.instant();
        var since = Duration.between(filled, now);
        tokens = Math.min(burst, tokens + perSecond * since.toNanos() / 1e9);
        filled = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
