package ly.ptsd.user.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import ly.ptsd.platform.jwt.Caller;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own account. */
@RestController
@RequestMapping(path = "/api/users/me", produces = MediaType.APPLICATION_JSON_VALUE)
class AccountController {

    record LinkedIdentity(Provider provider, Instant linkedAt) {}

    record Me(
            UUID id,
            String name,
            @Nullable String email,
            @Nullable String pictureUrl,
            Language locale,
            List<LinkedIdentity> identities,
            Instant createdAt) {}

    record Change(
            @Nullable
            @Size(min = 1, max = AccountName.LONGEST)
            @Pattern(regexp = AccountName.NO_CONTROL_CHARACTERS, message = "must not hold control characters")
            String name,

            @Nullable @Pattern(regexp = "ko|en", message = "must be ko or en")
            String locale) {

        Change {
            name = name == null ? null : name.strip();
        }
    }

    private final Accounts accounts;

    AccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping
    ResponseEntity<Me> me(@AuthenticationPrincipal Jwt token) {
        return answer(accountOf(token));
    }

    /** Changes what is given; with If-Match (RFC 9110, 13.1.1) only the version that the caller has seen. */
    @PatchMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Me> changeMe(
            @AuthenticationPrincipal Jwt token,
            @Valid @RequestBody Change change,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var account = accountOf(token);
        var language = change.locale() == null ? null : Language.of(change.locale());
        if (ifMatch != null && !ifMatch.equals(tag(account))
                || !accounts.change(
                        account.id(), change.name(), language, ifMatch == null ? null : account.version())) {
            throw new Problem(412, "request_conflict", "The account has changed since you read it.");
        }
        return answer(accountOf(token));
    }

    private Account accountOf(Jwt token) {
        return accounts.find(new AccountId(Caller.of(token).account()))
                .orElseThrow(() -> new Problem(404, "not_found", "There is no such account."));
    }

    private static ResponseEntity<Me> answer(Account account) {
        var identities = account.identities().stream()
                .map(identity -> new LinkedIdentity(identity.provider(), identity.linkedAt()))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(tag(account))
                .body(new Me(
                        account.id().value(),
                        account.name(),
                        account.email().orElse(null),
                        account.pictureUrl().orElse(null),
                        account.language(),
                        identities,
                        account.createdAt()));
    }

    private static String tag(Account account) {
        return "\"" + account.version() + "\"";
    }
}
