package ly.ptsd.user.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.user.device.Requesters;
import ly.ptsd.user.session.AccessTokenIssuer.AccessToken;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Staying signed in and signing out, by the refresh cookie alone. */
@RestController
@RequestMapping("/api/auth")
class SessionController {

    private final Sessions sessions;
    private final RefreshCookie cookie;
    private final AccessTokenIssuer accessTokens;
    private final Requesters requesters;

    SessionController(Sessions sessions, RefreshCookie cookie, AccessTokenIssuer accessTokens, Requesters requesters) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.accessTokens = accessTokens;
        this.requesters = requesters;
    }

    /** A refused cookie is left alone: a sign-in in another tab may have replaced it meanwhile. */
    @PostMapping(path = "/refresh", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AccessToken> refresh(HttpServletRequest request) {
        var token = cookie.in(request).orElseThrow(SessionController::expired);
        return switch (sessions.refresh(token, () -> requesters.of(request))) {
            case Refresh.Continued continued ->
                ResponseEntity.ok()
                        .header(HttpHeaders.SET_COOKIE, cookie.with(continued.successor(), continued.until()))
                        .cacheControl(CacheControl.noStore())
                        .body(accessTokens.issue(continued.account(), continued.session()));
            case Refresh.Ended _, Refresh.Reused _ -> throw expired();
        };
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logout(HttpServletRequest request, HttpServletResponse response) {
        cookie.in(request).ifPresent(token -> sessions.end(token, requesters.of(request)));
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.cleared());
    }

    private static Problem expired() {
        return new Problem(401, "session_expired", "You are signed out. Sign in again.");
    }
}
