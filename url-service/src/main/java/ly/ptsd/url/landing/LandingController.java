package ly.ptsd.url.landing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.url.grant.ViewerCookie;
import ly.ptsd.url.item.ItemState;
import ly.ptsd.url.item.Items;
import ly.ptsd.url.link.Availability;
import ly.ptsd.url.link.LinkClosed;
import ly.ptsd.url.link.ShortLink;
import ly.ptsd.url.link.ShortLinks;
import ly.ptsd.url.visit.Visits;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What is found at a short link. Whoever asks for JSON gets JSON; everybody else gets the page. */
@RestController
class LandingController {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");

    private final ShortLinks links;
    private final Items items;
    private final Visits visits;
    private final ViewerCookie cookie;
    private final LandingPage page;
    private final Clock clock;

    LandingController(
            ShortLinks links, Items items, Visits visits, ViewerCookie cookie, LandingPage page, Clock clock) {
        this.links = links;
        this.items = items;
        this.visits = visits;
        this.cookie = cookie;
        this.page = page;
        this.clock = clock;
    }

    /** What is open to see, and what to do for the rest: nothing is said of a video that may not be watched yet. */
    record SharedVideo(
            String slug,
            Availability availability,
            @Nullable Instant startsAt,
            @Nullable String title,
            @Nullable Double durationSeconds,
            @Nullable ItemState state,
            @Nullable String posterUrl,
            String grantUrl) {

        static SharedVideo open(ShortLink link) {
            var item = link.item();
            return new SharedVideo(
                    link.slug().value(),
                    Availability.OPEN,
                    null,
                    link.title(),
                    item.durationSeconds(),
                    item.state(),
                    LandingPage.poster(link),
                    "/s/" + link.slug() + "/grant");
        }

        static SharedVideo scheduled(ShortLink link) {
            return new SharedVideo(
                    link.slug().value(),
                    Availability.SCHEDULED,
                    link.settings().startsAt(),
                    null,
                    null,
                    null,
                    null,
                    "/s/" + link.slug() + "/grant");
        }
    }

    @GetMapping(path = "/s/{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SharedVideo> json(
            @PathVariable String slug, HttpServletRequest request, HttpServletResponse response) {
        var link = links.get(slug);
        return switch (link.availableAt(clock.instant())) {
            case OPEN -> {
                welcome(link, request, response);
                yield answer(200).body(SharedVideo.open(link));
            }
            case SCHEDULED -> answer(200).body(SharedVideo.scheduled(link));
            case EXPIRED -> throw LinkClosed.expired();
        };
    }

    @GetMapping(
            path = "/s/{slug}",
            produces = {MediaType.TEXT_HTML_VALUE, MediaType.ALL_VALUE})
    ResponseEntity<String> page(@PathVariable String slug, HttpServletRequest request, HttpServletResponse response) {
        var words = Words.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var found = links.find(slug);
        return found.isEmpty() ? html(404, ClosedPage.unknown(words)) : page(found.get(), words, request, response);
    }

    private ResponseEntity<String> page(
            ShortLink link, Words words, HttpServletRequest request, HttpServletResponse response) {
        var now = clock.instant();
        return switch (link.availableAt(now)) {
            case OPEN -> {
                welcome(link, request, response);
                yield html(200, page.open(link, words));
            }
            case SCHEDULED -> html(200, page.scheduled(link, now, words));
            case EXPIRED -> html(410, ClosedPage.expired(words));
        };
    }

    @GetMapping(path = "/s/{slug}/card.jpg", produces = MediaType.IMAGE_JPEG_VALUE)
    ResponseEntity<byte[]> card(@PathVariable String slug) {
        var picture = items.poster(links.open(slug).item().key())
                .orElseThrow(() -> new Problem(404, "not_found", "This link has no picture."));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(picture);
    }

    @GetMapping("/s/_/landing.css")
    ResponseEntity<Resource> style() {
        return ResponseEntity.ok()
                .contentType(CSS)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(new ClassPathResource("landing/landing.css"));
    }

    /** A page that cannot play yet comes again by itself: the visit is counted when there is something to see. */
    private void welcome(ShortLink link, HttpServletRequest request, HttpServletResponse response) {
        if (Audience.isPerson(request)) {
            cookie.viewer(request, response);
            if (link.item().state().isPlayable()) {
                visits.record(link.slug());
            }
        }
    }

    private static ResponseEntity<String> html(int status, String page) {
        return answer(status).contentType(HTML).body(page);
    }

    private static ResponseEntity.BodyBuilder answer(int status) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
                .header("X-Robots-Tag", "noindex")
                .header("Referrer-Policy", "no-referrer");
    }
}
