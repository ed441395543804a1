package ly.ptsd.url.link;

import java.time.Duration;
import java.time.Instant;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/** A link there is, and through which nobody can watch at this time. */
public final class LinkClosed extends Problem {

    private LinkClosed(int status, String code, String detail, @Nullable Duration retryAfter) {
        super(status, code, detail, retryAfter);
    }

    public static LinkClosed expired() {
        return new LinkClosed(410, "link_expired", "This link has expired.", null);
    }

    static LinkClosed untilStart(Instant now, Instant startsAt) {
        var closed = new LinkClosed(
                409,
                "link_not_started",
                "This link opens later.",
                Duration.ofSeconds(
                        Duration.between(now, startsAt).plusNanos(999_999_999).toSeconds()));
        closed.with("startsAt", startsAt.toString());
        return closed;
    }
}
