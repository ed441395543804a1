package ly.ptsd.user.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import ly.ptsd.user.origin.PublicOrigin;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sign-ins that are under way, in Redis under a random id that only the browser which began has, in a cookie: any
 * replica can finish what another began, and a response that was made for somebody else's browser finds nothing. Each
 * can be taken once, within ten minutes, and at the callback of its own provider only (RFC 9700, 4.4: mix-up).
 */
@Component
class PendingSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    /** The request attribute with the way back, for whoever answers after the sign-in was taken. */
    static final String RETURN_TO = PendingSignIns.class.getName() + ".returnTo";

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final StringRedisTemplate redis;
    private final JsonMapper json;
    private final PublicOrigin origin;
    private final String cookieName;

    PendingSignIns(StringRedisTemplate redis, JsonMapper json, PublicOrigin origin) {
        this.redis = redis;
        this.json = json;
        this.origin = origin;
        this.cookieName = origin.cookieName("ptsd_signin");
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest request, HttpServletRequest http, HttpServletResponse response) {
        if (request == null) {
            return;
        }
        var id = randomId();
        redis.opsForValue().set(key(id), json.writeValueAsString(PendingSignIn.of(request)), LIFE);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(id, LIFE));
    }

    /** Looks without taking; nothing of ours asks for it before {@link #removeAuthorizationRequest} does. */
    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        var id = id(request);
        return id == null ? null : parse(redis.opsForValue().get(key(id)));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest http, HttpServletResponse response) {
        var id = id(http);
        if (id == null) {
            return null;
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO));
        var request = parse(taken(id));
        if (request == null || !origin.at(http.getRequestURI()).equals(request.getRedirectUri())) {
            return null;
        }
        http.setAttribute(RETURN_TO, request.getAttribute(PendingSignIn.RETURN_TO));
        return request;
    }

    private @Nullable String taken(String id) {
        try {
            return redis.opsForValue().getAndDelete(key(id));
        } catch (DataAccessException unreachable) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE), unreachable);
        }
    }

    private @Nullable OAuth2AuthorizationRequest parse(@Nullable String stored) {
        return stored == null
                ? null
                : json.readValue(stored, PendingSignIn.class).toRequest();
    }

    private @Nullable String id(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, cookieName);
        return cookie != null && ID.matcher(cookie.getValue()).matches() ? cookie.getValue() : null;
    }

    private static String randomId() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String key(String id) {
        return "user:signin:" + id;
    }

    private String cookie(String id, Duration age) {
        return ResponseCookie.from(cookieName, id)
                .httpOnly(true)
                .secure(origin.isSecure())
                .sameSite("Lax")
                .path("/login")
                .maxAge(age)
                .build()
                .toString();
    }
}
