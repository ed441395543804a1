package ly.ptsd.user.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import ly.ptsd.platform.jwt.Caller;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.device.Requesters;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the caller is signed in. An ended session refreshes no more; its access token lives out its ten minutes. */
@RestController
@RequestMapping("/api/users/me/sessions")
class AccountSessionsController {

    record SessionList(List<SessionView> sessions) {}

    private final AccountSessions sessions;
    private final Requesters requesters;

    AccountSessionsController(AccountSessions sessions, Requesters requesters) {
        this.sessions = sessions;
        this.requesters = requesters;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SessionList> sessions(@AuthenticationPrincipal Jwt token) {
        var all = sessions.list(caller(token), AccessTokenIssuer.session(token).orElse(null));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new SessionList(all));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSession(@AuthenticationPrincipal Jwt token, @PathVariable UUID id, HttpServletRequest request) {
        if (!sessions.end(caller(token), id, requesters.of(request))) {
            throw new Problem(404, "session_unknown", "There is no such session.");
        }
    }

    /** Ends all sessions but the caller's own, or with {@code all} that one too. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSessions(
            @AuthenticationPrincipal Jwt token,
            @RequestParam(defaultValue = "false") boolean all,
            HttpServletRequest request) {
        var kept = all ? null : AccessTokenIssuer.session(token).orElse(null);
        sessions.endOthers(caller(token), kept, requesters.of(request));
    }

    private static AccountId caller(Jwt token) {
        return new AccountId(Caller.of(token).account());
    }
}
