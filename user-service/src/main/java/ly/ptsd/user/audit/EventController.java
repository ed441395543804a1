package ly.ptsd.user.audit;

import java.util.UUID;
import ly.ptsd.platform.jwt.Caller;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.user.account.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own security events, and their word that they have seen a notice. */
@RestController
@RequestMapping("/api/users/me")
class EventController {

    private final SecurityEvents events;

    EventController(SecurityEvents events) {
        this.events = events;
    }

    @GetMapping(path = "/events", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<EventPage> events(
            @AuthenticationPrincipal Jwt token, @RequestParam(required = false) @Nullable UUID before) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(events.page(caller(token), before));
    }

    @PostMapping("/notices/{id}/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void noticeSeen(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        if (!events.seen(caller(token), id)) {
            throw new Problem(404, "not_found", "There is no such notice.");
        }
    }

    private static AccountId caller(Jwt token) {
        return new AccountId(Caller.of(token).account());
    }
}
