package ly.ptsd.user.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ly.ptsd.user.origin.PublicOrigin;
import ly.ptsd.user.origin.SecretCookie;
import ly.ptsd.user.ticket.Tickets;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sign-ins that are under way, each under a ticket that only the browser which began has, in a cookie of its own: a
 * response that was made for somebody else's browser finds nothing, and two tabs do not disturb each other. Each can
 * be taken once, within ten minutes, and at the callback of its own provider only (RFC 9700, 4.4: mix-up).
 */
@Component
class BegunSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final Duration LIFE = Duration.ofMinutes(10);

    /** What whoever answers may be told. */
    static final List<String> TOLD = List.of(BegunSignIn.RETURN_TO, BegunSignIn.LINK, BegunSignIn.PENDING);

    private static final int NAME_LENGTH = 12;

    private final Tickets<BegunSignIn> tickets;
    private final PublicOrigin origin;

    BegunSignIns(StringRedisTemplate redis, JsonMapper json, PublicOrigin origin) {
        this.tickets = new Tickets<>(redis, json, BegunSignIn.class, "signin", LIFE);
        this.origin = origin;
    }

    /** What is known about a sign-in that has begun or was taken, for whoever answers this request. */
    static Optional<String> told(HttpServletRequest request, String what) {
        return Optional.ofNullable((String) request.getAttribute(attribute(what)));
    }

    static void tell(HttpServletRequest request, String what, @Nullable String value) {
        request.setAttribute(attribute(what), value);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest request, HttpServletRequest http, HttpServletResponse response) {
        if (request != null) {
            var ticket = tickets.issue(BegunSignIn.of(request));
            response.addHeader(
                    HttpHeaders.SET_COOKIE, cookie(request.getState()).with(ticket, LIFE));
        }
    }

    /** Looks without taking; nothing of ours asks for it before {@link #removeAuthorizationRequest} does. */
    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest http) {
        return cookie(http.getParameter("state"))
                .in(http)
                .flatMap(tickets::find)
                .map(BegunSignIn::toRequest)
                .orElse(null);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest http, HttpServletResponse response) {
        var cookie = cookie(http.getParameter("state"));
        var ticket = cookie.in(http);
        if (ticket.isEmpty()) {
            return null;
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.cleared());
        var request = taken(ticket.get());
        if (request == null || !origin.at(http.getRequestURI()).equals(request.getRedirectUri())) {
            return null;
        }
        TOLD.forEach(what -> tell(http, what, request.getAttribute(what)));
        return request;
    }

    private @Nullable OAuth2AuthorizationRequest taken(String ticket) {
        try {
            return tickets.take(ticket).map(BegunSignIn::toRequest).orElse(null);
        } catch (DataAccessException unreachable) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE), unreachable);
        }
    }

    /** The cookie of the sign-in with that state. */
    private SecretCookie cookie(@Nullable String state) {
        var name = Tickets.hash(String.valueOf(state)).substring(0, NAME_LENGTH);
        return new SecretCookie(origin, "ptsd_signin_" + name, "/login", SecretCookie.SameSite.LAX);
    }

    private static String attribute(String what) {
        return BegunSignIns.class.getName() + "." + what;
    }
}
