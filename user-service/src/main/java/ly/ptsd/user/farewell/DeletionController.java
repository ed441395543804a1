package ly.ptsd.user.farewell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import ly.ptsd.platform.jwt.Caller;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.device.Requesters;
import ly.ptsd.user.session.FreshSignIn;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The owner's wish to leave, and its withdrawal. */
@RestController
@RequestMapping("/api/users/me/deletion")
class DeletionController {

    private final AccountDeletion deletion;
    private final FreshSignIn freshSignIn;
    private final Requesters requesters;

    DeletionController(AccountDeletion deletion, FreshSignIn freshSignIn, Requesters requesters) {
        this.deletion = deletion;
        this.freshSignIn = freshSignIn;
        this.requesters = requesters;
    }

    record Wish(@NotNull String confirm) {}

    record Granted(Instant deletesAt) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    Granted ask(@AuthenticationPrincipal Jwt token, @Valid @RequestBody Wish wish, HttpServletRequest request) {
        var session = freshSignIn.demand(token);
        return new Granted(deletion.ask(caller(token), wish.confirm(), session, requesters.of(request)));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
        deletion.withdraw(caller(token), requesters.of(request));
    }

    private static AccountId caller(Jwt token) {
        return new AccountId(Caller.of(token).account());
    }
}
