package ly.ptsd.url.grant;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Map;
import ly.ptsd.platform.jwt.SigningKeys;
import ly.ptsd.url.password.UnlockCookies;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a friend's page asks for before it plays, and the keys with which media servers check the answer. */
@RestController
class GrantController {

    private final PlaybackGrants grants;
    private final ViewerCookie cookie;
    private final UnlockCookies unlocked;
    private final SigningKeys keys;

    GrantController(PlaybackGrants grants, ViewerCookie cookie, UnlockCookies unlocked, SigningKeys keys) {
        this.grants = grants;
        this.cookie = cookie;
        this.unlocked = unlocked;
        this.keys = keys;
    }

    record Grant(String grant, String tenantId, String mediaId, Instant expiresAt, String playUrl) {}

    @PostMapping("/s/{slug}/grant")
    @ResponseStatus(HttpStatus.CREATED)
    Grant issue(@PathVariable String slug, HttpServletRequest request, HttpServletResponse response) {
        var issued = grants.issue(slug, cookie.viewer(request, response), unlocked.of(request));
        var media = issued.media();
        return new Grant(
                issued.token(),
                media.tenantId(),
                media.mediaId(),
                issued.expiresAt(),
                "/api/media/" + media.tenantId() + "/play");
    }

    @GetMapping("/api/links/jwks.json")
    ResponseEntity<Map<String, Object>> publicKeys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(SigningKeys.JWKS_LIFE).cachePublic())
                .body(keys.jwks());
    }
}
