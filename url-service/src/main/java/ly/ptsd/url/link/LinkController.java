package ly.ptsd.url.link;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ly.ptsd.platform.jwt.Caller;
import ly.ptsd.url.PublicOrigin;
import ly.ptsd.url.item.MediaKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An owner's links. Somebody else's link is as unknown as one that never was. */
@RestController
@RequestMapping("/api/links")
class LinkController {

    private final OwnedLinks links;
    private final PasswordHashes hashes;
    private final PublicOrigin origin;

    LinkController(OwnedLinks links, PasswordHashes hashes, PublicOrigin origin) {
        this.links = links;
        this.hashes = hashes;
        this.origin = origin;
    }

    record NewLink(
            @NotNull @Pattern(regexp = MediaKey.TENANT) String tenantId,
            @NotNull @Pattern(regexp = MediaKey.MEDIA) String mediaId,
            @Nullable @Size(max = 200) String slug,

            @Nullable @Size(max = LinkChange.LONGEST_TITLE) @Pattern(regexp = LinkChange.ONE_LINE)
            String title,

            @Nullable @Size(max = LinkChange.LONGEST_NOTE) String note,
            @Nullable Instant startsAt,
            @Nullable Instant expiresAt,
            @Nullable @Min(1) @Max(LinkChange.MOST_VIEWERS) Integer maxViewers,

            @Nullable @Size(min = LinkChange.SHORTEST_PASSWORD, max = LinkChange.LONGEST_PASSWORD)
            String password,

            @Nullable Boolean allowDownload) {

        @Nullable
        Slug chosenSlug() {
            return slug == null || slug.isBlank() ? null : Slug.chosen(slug.strip());
        }

        LinkChange settings() {
            return new LinkChange(
                    Optional.ofNullable(title),
                    Optional.ofNullable(note),
                    Optional.ofNullable(startsAt),
                    Optional.ofNullable(expiresAt),
                    Optional.ofNullable(maxViewers),
                    Optional.ofNullable(password),
                    allowDownload,
                    true);
        }
    }

    record Link(
            String slug,
            boolean chosen,
            String shortUrl,
            String tenantId,
            String mediaId,
            String itemTitle,
            @Nullable String title,
            @Nullable String note,
            @Nullable Instant startsAt,
            @Nullable Instant expiresAt,
            @Nullable Integer maxViewers,
            int viewers,
            boolean hasPassword,
            boolean allowDownload,
            boolean enabled,
            int version,
            Instant createdAt,
            long visits,
            @Nullable Instant lastVisitAt) {}

    record Links(List<Link> links) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Link> create(@AuthenticationPrincipal Jwt token, @Valid @RequestBody NewLink wish) {
        var media = new MediaKey(wish.tenantId(), wish.mediaId());
        var settings = wish.settings();
        var made = links.create(
                Caller.of(token).account(),
                media,
                wish.chosenSlug(),
                settings.of(LinkSettings.NONE),
                settings.of(Protection.NONE, hashes::hash));
        return ResponseEntity.created(URI.create("/api/links/" + made.slug()))
                .eTag(tag(made))
                .body(shown(made));
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
    ResponseEntity<Link> get(@AuthenticationPrincipal Jwt token, @PathVariable String slug) {
        return answer(links.get(Caller.of(token).account(), slug));
    }

    /** Changes what is given; with If-Match (RFC 9110, 13.1.1) only the version that the caller has seen. */
    @PatchMapping("/{slug}")
    ResponseEntity<Link> change(
            @AuthenticationPrincipal Jwt token,
            @PathVariable String slug,
            @Valid @RequestBody LinkChange change,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var seen = links.get(Caller.of(token).account(), slug);
        if (ifMatch != null && !ifMatch.equals(tag(seen))) {
            throw OwnedLinks.conflict();
        }
        return answer(links.change(seen, change.of(seen.settings()), change.of(seen.protection(), hashes::hash)));
    }

    @DeleteMapping("/{slug}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@AuthenticationPrincipal Jwt token, @PathVariable String slug) {
        links.revoke(Caller.of(token).account(), slug);
    }

    private ResponseEntity<Link> answer(ShortLink link) {
        return ResponseEntity.ok().eTag(tag(link)).body(shown(link));
    }

    private static String tag(ShortLink link) {
        return "\"" + link.version() + "\"";
    }

    private Link shown(ShortLink link) {
        var key = link.item().key();
        var settings = link.settings();
        return new Link(
                link.slug().value(),
                link.chosen(),
                origin.resolve("/s/" + link.slug()),
                key.tenantId(),
                key.mediaId(),
                link.item().title(),
                settings.title(),
                settings.note(),
                settings.startsAt(),
                settings.expiresAt(),
                settings.maxViewers(),
                link.viewers(),
                link.protection().isOn(),
                settings.allowDownload(),
                settings.enabled(),
                link.version(),
                link.createdAt(),
                link.visits(),
                link.lastVisitAt());
    }
}
