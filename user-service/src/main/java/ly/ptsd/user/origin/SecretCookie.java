package ly.ptsd.user.origin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** A cookie that holds a secret of one browser: out of reach of scripts, and for TLS only where there is TLS. */
public final class SecretCookie {

    /** When browsers send it. */
    public enum SameSite {
        /** To requests that our own pages make. */
        STRICT("Strict"),
        /** Also when somebody comes from another site, as from a provider. */
        LAX("Lax");

        private final String value;

        SameSite(String value) {
            this.value = value;
        }
    }

    private final String name;
    private final String path;
    private final SameSite sameSite;
    private final boolean secure;

    public SecretCookie(PublicOrigin origin, String name, String path, SameSite sameSite) {
        this.name = origin.cookieName(name);
        this.path = path;
        this.sameSite = sameSite;
        this.secure = origin.isSecure();
    }

    /** The value of the Set-Cookie header that hands it out. */
    public String with(String value, Duration age) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite(sameSite.value)
                .path(path)
                .maxAge(age)
                .build()
                .toString();
    }

    /** The value of the Set-Cookie header that takes it back. */
    public String cleared() {
        return with("", Duration.ZERO);
    }

    public Optional<String> in(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, name)).map(cookie -> cookie.getValue());
    }
}
