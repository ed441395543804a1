package ly.ptsd.user.session;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ly.ptsd.user.origin.PublicOrigin;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Carries the refresh token: out of reach of scripts, to our own pages and to {@code /api/auth} only. */
@Component
public class RefreshCookie {

    private static final String PATH = "/api/auth";

    private final String name;
    private final boolean secure;
    private final Clock clock;

    RefreshCookie(PublicOrigin origin, Clock clock) {
        this.name = origin.cookieName("ptsd_refresh");
        this.secure = origin.isSecure();
        this.clock = clock;
    }

    /** The value of the Set-Cookie header that hands the token out. */
    public String with(RefreshToken token, Instant until) {
        return cookie(token.value(), Duration.between(clock.instant(), until));
    }

    String cleared() {
        return cookie("", Duration.ZERO);
    }

    Optional<RefreshToken> in(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, name);
        return RefreshToken.parse(cookie == null ? null : cookie.getValue());
    }

    private String cookie(String value, Duration age) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .path(PATH)
                .maxAge(age)
                .build()
                .toString();
    }
}
