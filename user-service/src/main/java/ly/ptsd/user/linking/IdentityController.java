package ly.ptsd.user.linking;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import ly.ptsd.platform.jwt.Caller;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.device.Requesters;
import ly.ptsd.user.origin.ReturnTo;
import ly.ptsd.user.session.FreshSignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's ways in. */
@RestController
@RequestMapping("/api/users/me/identities")
class IdentityController {

    record LinkRequest(@NotNull Provider provider, @Nullable String returnTo) {}

    record Start(String startUrl) {}

    private final Linking linking;
    private final FreshSignIn freshSignIn;
    private final Requesters requesters;

    IdentityController(Linking linking, FreshSignIn freshSignIn, Requesters requesters) {
        this.linking = linking;
        this.freshSignIn = freshSignIn;
        this.requesters = requesters;
    }

    /** Answers the address at which the browser begins; it works in the browser that this answer goes to. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Start link(
            @AuthenticationPrincipal Jwt token, @Valid @RequestBody LinkRequest wanted, HttpServletResponse response) {
        var session = freshSignIn.demand(token);
        var returnTo = wanted.returnTo() == null ? ReturnTo.MY_PAGE : ReturnTo.of(wanted.returnTo());
        var ticket = linking.wish(caller(token), session, wanted.provider(), returnTo);
        response.addHeader(HttpHeaders.SET_COOKIE, linking.cookie(ticket));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return new Start("/oauth2/authorization/" + wanted.provider().id() + "?link=" + ticket);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlink(@AuthenticationPrincipal Jwt token, @PathVariable UUID id, HttpServletRequest request) {
        freshSignIn.demand(token);
        linking.unlink(caller(token), id, requesters.of(request));
    }

    private static AccountId caller(Jwt token) {
        return new AccountId(Caller.of(token).account());
    }
}
