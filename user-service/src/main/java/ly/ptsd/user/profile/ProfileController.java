package ly.ptsd.user.profile;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import ly.ptsd.platform.jwt.Caller;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.account.AccountName;
import ly.ptsd.user.account.Language;
import ly.ptsd.user.device.Requesters;
import org.jspecify.annotations.Nullable;
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
class ProfileController {

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

        @Nullable
        Language language() {
            return locale == null ? null : Language.of(locale);
        }
    }

    private final Profiles profiles;
    private final ProfileChanges changes;
    private final Requesters requesters;

    ProfileController(Profiles profiles, ProfileChanges changes, Requesters requesters) {
        this.profiles = profiles;
        this.changes = changes;
        this.requesters = requesters;
    }

    @GetMapping
    ResponseEntity<Me> me(@AuthenticationPrincipal Jwt token) {
        return profiles.answer(caller(token));
    }

    /** Changes what is given; with If-Match (RFC 9110, 13.1.1) only the version that the caller has seen. */
    @PatchMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Me> changeMe(
            @AuthenticationPrincipal Jwt token,
            @Valid @RequestBody Change change,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            HttpServletRequest request) {
        changes.make(caller(token), change.name(), change.language(), ifMatch, requesters.of(request));
        return profiles.answer(caller(token));
    }

    private static AccountId caller(Jwt token) {
        return new AccountId(Caller.of(token).account());
    }
}
