package ly.ptsd.url.landing;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import ly.ptsd.url.link.Availability;
import ly.ptsd.url.link.PasswordHashes;
import ly.ptsd.url.link.ShortLink;
import ly.ptsd.url.link.ShortLinks;
import ly.ptsd.url.password.PasswordTries;
import ly.ptsd.url.password.UnlockCookies;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes the password of a link from its form, and from nowhere else. */
@RestController
class PasswordController {

    private static final Duration NONE = Duration.ZERO;

    private final ShortLinks links;
    private final PasswordHashes hashes;
    private final PasswordTries tries;
    private final UnlockCookies unlocked;
    private final PasswordPage page;
    private final Clock clock;

    PasswordController(
            ShortLinks links,
            PasswordHashes hashes,
            PasswordTries tries,
            UnlockCookies unlocked,
            PasswordPage page,
            Clock clock) {
        this.links = links;
        this.hashes = hashes;
        this.tries = tries;
        this.unlocked = unlocked;
        this.page = page;
        this.clock = clock;
    }

    @PostMapping(path = "/s/{slug}/password", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> enter(
            @PathVariable String slug,
            @RequestBody(required = false) @Nullable MultiValueMap<String, String> form,
            HttpServletRequest request) {
        var words = Words.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var found = links.find(slug);
        if (found.isEmpty()) {
            return LandingController.html(404, ClosedPage.unknown(words));
        }
        var link = found.get();
        if (link.availableAt(clock.instant(), false) != Availability.LOCKED
                || !link.protection().isOn()) {
            return toPage(link).build();
        }
        return tried(link, form == null ? "" : requireNonNullElse(form.getFirst("password"), ""), words, request);
    }

    private ResponseEntity<String> tried(ShortLink link, String password, Words words, HttpServletRequest request) {
        var wait = tries.take(link.slug(), request);
        if (wait.compareTo(NONE) > 0) {
            return LandingController.answer(429)
                    .header(
                            HttpHeaders.RETRY_AFTER,
                            String.valueOf(wait.plusMillis(999).toSeconds()))
                    .contentType(LandingController.HTML)
                    .body(page.tooOften(link, wait, words));
        }
        if (!hashes.matches(password, requireNonNull(link.protection().hash()))) {
            return LandingController.html(403, page.wrong(link, words));
        }
        tries.forget(link.slug(), request);
        return toPage(link)
                .header(HttpHeaders.SET_COOKIE, unlocked.issue(link).toString())
                .build();
    }

    private static ResponseEntity.BodyBuilder toPage(ShortLink link) {
        return LandingController.answer(303).location(URI.create("/s/" + link.slug()));
    }
}
