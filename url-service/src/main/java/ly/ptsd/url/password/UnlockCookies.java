package ly.ptsd.url.password;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import ly.ptsd.url.PublicOrigin;
import ly.ptsd.url.link.ShortLink;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The cookie of whoever has entered the password of a link: signed, for a few hours, for this link and this version of
 * its password alone.
 */
@Component
public class UnlockCookies {

    static final Duration LIFE = Duration.ofHours(4);

    private static final String VERSION = "password";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;
    private final JwtParser parser;
    private final Clock clock;
    private final boolean secure;
    private final String name;

    UnlockCookies(@Value("${ptsd.signing-secret}") String secret, PublicOrigin origin, Clock clock) {
        this.key = derived(secret);
        this.clock = clock;
        this.parser = Jwts.parser()
                .verifyWith(key)
                .clock(() -> Date.from(clock.instant()))
                .build();
        this.secure = origin.isSecure();
        this.name = secure ? "__Secure-ptsd_link" : "ptsd_link";
    }

    public ResponseCookie issue(ShortLink link) {
        var value = Jwts.builder()
                .subject(link.slug().value())
                .claim(VERSION, link.protection().version())
                .expiration(Date.from(clock.instant().plus(LIFE)))
                .signWith(key, Jwts.SIG.HS256)
                .compact();
        return ResponseCookie.from(name, value)
                .path("/s/" + link.slug())
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(LIFE)
                .build();
    }

    /** Whether a link is open to this request: it has no password, or the cookie that unlocks it is there. */
    public Predicate<ShortLink> of(HttpServletRequest request) {
        return link -> !link.protection().isOn()
                || Optional.ofNullable(WebUtils.getCookie(request, name))
                        .filter(cookie -> opens(cookie.getValue(), link))
                        .isPresent();
    }

    private boolean opens(String cookie, ShortLink link) {
        try {
            var claims = parser.parseSignedClaims(cookie).getPayload();
            return link.slug().value().equals(claims.getSubject())
                    && Objects.equals(
                            claims.get(VERSION, Integer.class),
                            link.protection().version());
        } catch (JwtException | IllegalArgumentException foreign) {
            return false;
        }
    }

    /** A key for this purpose alone. */
    private static SecretKey derived(String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return new SecretKeySpec(mac.doFinal("unlock cookie".getBytes(StandardCharsets.UTF_8)), ALGORITHM);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
