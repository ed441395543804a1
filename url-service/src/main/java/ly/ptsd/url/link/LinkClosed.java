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

    static LinkClosed locked() {
        return new LinkClosed(403, "password_required", "This link wants its password first.", null);
    }

    public static LinkClosed usedUp() {
        return new LinkClosed(410, "link_used_up", "As many people have watched this link as may.", null);
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
