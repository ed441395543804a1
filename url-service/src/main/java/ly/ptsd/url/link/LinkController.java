package ly.ptsd.url.link;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import ly.ptsd.platform.jwt.Caller;
import ly.ptsd.url.PublicOrigin;
import ly.ptsd.url.item.MediaKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An owner's links. Somebody else's link is as unknown as one that never was. */
@RestController
@RequestMapping("/api/links")
class LinkController {

    private final ShortLinks links;
    private final PublicOrigin origin;

    LinkController(ShortLinks links, PublicOrigin origin) {
        this.links = links;
        this.origin = origin;
    }

    record NewLink(
            @NotNull @Pattern(regexp = MediaKey.TENANT) String tenantId,
            @NotNull @Pattern(regexp = MediaKey.MEDIA) String mediaId) {}

    record Link(
            String slug,
            String shortUrl,
            String tenantId,
            String mediaId,
            String title,
            Instant createdAt,
            long visits,
            @Nullable Instant lastVisitAt) {}

    record Links(List<Link> links) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Link> create(@AuthenticationPrincipal Jwt token, @Valid @RequestBody NewLink wish) {
        var made = links.create(Caller.of(token).account(), new MediaKey(wish.tenantId(), wish.mediaId()));
        return ResponseEntity.created(URI.create("/api/links/" + made.slug())).body(shown(made));
    }

    @GetMapping
    Links list(
            @AuthenticationPrincipal Jwt token,
            @RequestParam(required = false) @Pattern(regexp = MediaKey.MEDIA) @Nullable String mediaId) {
        return new Links(links.list(Caller.of(token).account(), mediaId).stream()
                .map(this::shown)
                .toList());
    }

    @GetMapping("/{slug}")
    Link get(@AuthenticationPrincipal Jwt token, @PathVariable String slug) {
        return shown(links.ownedBy(Caller.of(token).account(), slug));
    }

    @DeleteMapping("/{slug}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@AuthenticationPrincipal Jwt token, @PathVariable String slug) {
        links.revoke(Caller.of(token).account(), slug);
    }

    private Link shown(ShortLink link) {
        return new Link(
                link.slug().value(),
                origin.resolve("/s/" + link.slug()),
                link.item().key().tenantId(),
                link.item().key().mediaId(),
                link.item().title(),
                link.createdAt(),
                link.visits(),
                link.lastVisitAt());
    }
}
