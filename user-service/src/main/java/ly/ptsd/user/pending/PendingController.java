package ly.ptsd.user.pending;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.user.account.Language;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.device.Requesters;
import ly.ptsd.user.session.Arrivals;
import ly.ptsd.user.session.RefreshCookie;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The choice of somebody whose e-mail address is known under another provider, by the pending cookie alone. */
@RestController
@RequestMapping("/api/auth/pending")
class PendingController {

    record PendingSignIn(Provider provider, String email, List<Provider> existing) {}

    record LinkChoice(@NotNull Provider provider) {}

    record Start(String startUrl) {}

    private final PendingSignIns pending;
    private final Arrivals arrivals;
    private final RefreshCookie cookie;
    private final Requesters requesters;

    PendingController(PendingSignIns pending, Arrivals arrivals, RefreshCookie cookie, Requesters requesters) {
        this.pending = pending;
        this.arrivals = arrivals;
        this.cookie = cookie;
        this.requesters = requesters;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PendingSignIn> pending(HttpServletRequest request) {
        var found = pending.find(request).orElseThrow(PendingController::expired);
        var email = MaskedEmail.of(String.valueOf(found.profile().email()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new PendingSignIn(found.profile().provider(), email, pending.existing(found)));
    }

    /** Answers where to sign in the old way; the identity is linked at the end of that. */
    @PostMapping(
            path = "/link",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Start> linkPending(@Valid @RequestBody LinkChoice choice, HttpServletRequest request) {
        var found = pending.find(request).orElseThrow(PendingController::expired);
        if (!pending.existing(found).contains(choice.provider())) {
            throw new Problem(400, "request_invalid", "No account with this address is opened by that provider.");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Start(pending.start(request, found, choice.provider())));
    }

    @PostMapping("/create")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void createPending(HttpServletRequest request, HttpServletResponse response) {
        var found = pending.take(request).orElseThrow(PendingController::expired);
        var language = Language.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var session = arrivals.newcomer(found.profile(), language, requesters.of(request));
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.with(session));
        response.addHeader(HttpHeaders.SET_COOKIE, pending.cleared());
    }

    private static Problem expired() {
        return new Problem(404, "sign_in_expired", "There is no sign-in that waits for a choice. Sign in again.");
    }
}
