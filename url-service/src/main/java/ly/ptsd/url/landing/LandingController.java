package ly.ptsd.url.landing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import ly.ptsd.url.grant.ViewerCookie;
import ly.ptsd.url.item.ItemState;
import ly.ptsd.url.link.Availability;
import ly.ptsd.url.link.LinkClosed;
import ly.ptsd.url.link.LinkViewers;
import ly.ptsd.url.link.ShortLink;
import ly.ptsd.url.link.ShortLinks;
import ly.ptsd.url.password.UnlockCookies;
import ly.ptsd.url.visit.Opening;
import ly.ptsd.url.visit.Visits;
import org.jspecify.annotations.Nullable;
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

    static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final ShortLinks links;
    private final LinkViewers viewers;
    private final Visits visits;
    private final ViewerCookie cookie;
    private final UnlockCookies unlocked;
    private final LandingPage page;
    private final PasswordPage password;
    private final Clock clock;

    LandingController(
            ShortLinks links,
            LinkViewers viewers,
            Visits visits,
            ViewerCookie cookie,
            UnlockCookies unlocked,
            LandingPage page,
            PasswordPage password,
            Clock clock) {
        this.links = links;
        this.viewers = viewers;
        this.visits = visits;
        this.cookie = cookie;
        this.unlocked = unlocked;
        this.page = page;
        this.password = password;
        this.clock = clock;
    }

    /** What there is to see, and of a video that may not be watched yet nothing but when, or whether by a password. */
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

        static SharedVideo closed(ShortLink link, Availability availability) {
            return new SharedVideo(
                    link.slug().value(),
                    availability,
                    availability == Availability.SCHEDULED ? link.settings().startsAt() : null,
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
        var availability = availability(link, clock.instant(), request);
        return switch (availability) {
            case OPEN -> {
                welcome(link, request, response);
                yield answer(200).body(SharedVideo.open(link));
            }
            case SCHEDULED, LOCKED -> answer(200).body(SharedVideo.closed(link, availability));
            case EXPIRED -> throw LinkClosed.expired();
            case USED_UP -> throw LinkClosed.usedUp();
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
        return switch (availability(link, now, request)) {
            case OPEN -> {
                welcome(link, request, response);
                yield html(200, page.open(link, words));
            }
            case LOCKED -> html(200, password.asking(link, words));
            case SCHEDULED -> html(200, page.scheduled(link, now, words));
            case EXPIRED -> html(410, ClosedPage.expired(words));
            case USED_UP -> html(410, ClosedPage.usedUp(words));
        };
    }

    private Availability availability(ShortLink link, Instant now, HttpServletRequest request) {
        var availability = link.availableAt(now, unlocked.of(request).test(link));
        return availability == Availability.OPEN && !hasPlace(link, request) ? Availability.USED_UP : availability;
    }

    /** Takes none: that is for the first segment. */
    private boolean hasPlace(ShortLink link, HttpServletRequest request) {
        return !link.isUsedUp()
                || cookie.known(request)
                        .filter(viewer -> viewers.mayWatch(link, viewer.id()))
                        .isPresent();
    }

    /**
     * A page that cannot play yet comes again by itself: the visit is counted when there is something to see. Bots are
     * counted apart.
     */
    private void welcome(ShortLink link, HttpServletRequest request, HttpServletResponse response) {
        var isPerson = Audience.isPerson(request);
        var viewer = isPerson ? cookie.viewer(request, response).id() : null;
        if (link.item().state().isPlayable() && (isPerson || Audience.isFetch(request))) {
            visits.record(new Opening(
                    link.slug(),
                    viewer,
                    request.getHeader(HttpHeaders.REFERER),
                    request.getHeader(HttpHeaders.USER_AGENT)));
        }
    }

    static ResponseEntity<String> html(int status, String page) {
        return answer(status).contentType(HTML).body(page);
    }

    static ResponseEntity.BodyBuilder answer(int status) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
                .header("X-Robots-Tag", "noindex")
                .header("Referrer-Policy", "no-referrer");
    }
}
