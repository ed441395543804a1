package ly.ptsd.user.session;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ly.ptsd.user.origin.PublicOrigin;
import ly.ptsd.user.origin.SecretCookie;
import org.springframework.stereotype.Component;

/** Carries the refresh token: to our own pages and to {@code /api/auth} only. */
@Component
public class RefreshCookie {

    private final SecretCookie cookie;
    private final Clock clock;

    RefreshCookie(PublicOrigin origin, Clock clock) {
        this.cookie = new SecretCookie(origin, "ptsd_refresh", "/api/auth", SecretCookie.SameSite.STRICT);
        this.clock = clock;
    }

    /** The value of the Set-Cookie header that hands the session's token out. */
    public String with(Sessions.Started session) {
        return with(session.token(), session.until());
    }

    String with(RefreshToken token, Instant until) {
        return cookie.with(token.value(), Duration.between(clock.instant(), until));
    }

    String cleared() {
        return cookie.cleared();
    }

    Optional<RefreshToken> in(HttpServletRequest request) {
        return cookie.in(request).flatMap(RefreshToken::parse);
    }
}
