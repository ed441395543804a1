package ly.ptsd.user.session;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long sessions live.
 *
 * @param idle without use
 * @param absolute however much it is used
 * @param grace for how long tabs may still present a token that another tab has just replaced
 * @param fresh for how long after a sign-in what decides who gets in may be changed
 */
@ConfigurationProperties("ptsd.user.sessions")
public record SessionProperties(Duration idle, Duration absolute, Duration grace, Duration fresh) {

    public SessionProperties {
        if (!fresh.isPositive()) {
            throw new IllegalArgumentException("ptsd.user.sessions: fresh must be positive");
        }
        if (!idle.isPositive() || idle.compareTo(absolute) > 0 || grace.isNegative()) {
            throw new IllegalArgumentException("ptsd.user.sessions: idle must be positive and at most absolute");
        }
    }

    /** When a session ends that is used now and never again. */
    Instant end(Instant startedAt, Instant now) {
        var idleEnd = now.plus(idle);
        var absoluteEnd = startedAt.plus(absolute);
        return idleEnd.isBefore(absoluteEnd) ? idleEnd : absoluteEnd;
    }
}
