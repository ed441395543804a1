package ly.ptsd.media.play;

import java.time.Duration;
import java.time.Instant;
import ly.ptsd.media.access.GrantTokens;
import ly.ptsd.media.library.Downloads;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.Library;
import ly.ptsd.media.library.PublishedSegment;
import ly.ptsd.media.library.Segments;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Opens playback sessions and answers what players ask for below them. */
@RestController
@RequestMapping("/api/media/{tenantId}/play")
class PlayController {

    /** Long enough to begin. */
    private static final Duration DOWNLOAD_LIFE = Duration.ofMinutes(1);

    private static final String HLS = "application/vnd.apple.mpegurl";

    record PlayRequest(@Nullable String mediaId) {}

    record Playing(String playlistUrl, Instant expiresAt) {}

    private final Opening opening;
    private final GrantTokens grants;
    private final Downloads downloads;
    private final PlaybackSessions sessions;
    private final Library library;
    private final Segments segments;
    private final Timelines timelines;
    private final Playlists playlists;
    private final Delivery delivery;
    private final Machine machine;

    PlayController(
            Opening opening,
            GrantTokens grants,
            Downloads downloads,
            PlaybackSessions sessions,
            Library library,
            Segments segments,
            Timelines timelines,
            Playlists playlists,
            Delivery delivery,
            Machine machine) {
        this.opening = opening;
        this.grants = grants;
        this.downloads = downloads;
        this.sessions = sessions;
        this.library = library;
        this.segments = segments;
        this.timelines = timelines;
        this.playlists = playlists;
        this.delivery = delivery;
        this.machine = machine;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Playing open(JwtAuthenticationToken caller, @RequestBody(required = false) @Nullable PlayRequest request) {
        var session = caller.getAuthorities().stream().anyMatch(role -> "ROLE_OWNER".equals(role.getAuthority()))
                ? opening.forOwner(mediaId(request))
                : opening.forViewer(caller.getToken());
        String path = "/api/media/%s/play/%s/%s/master.m3u8"
                .formatted(machine.tenancy().tenantId(), session.id(), session.mediaId());
        return new Playing(path, session.expiresAt());
    }

    /** Leads a friend to the source: by a grant in the path, which a form can lead to. */
    @GetMapping("/{grant:[\\w-]+\\.[\\w-]+\\.[\\w-]+}/download")
    ResponseEntity<Void> download(@PathVariable String grant) {
        var item = opening.forDownload(grants.verified(grant));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(downloads.of(item, DOWNLOAD_LIFE))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    @GetMapping("/{session}/{mediaId}/master.m3u8")
    ResponseEntity<String> master(@PathVariable String session, @PathVariable String mediaId) {
        sessions.use(session, mediaId);
        return playlist(playlists.master(watchable(mediaId)));
    }

    @GetMapping("/{session}/{mediaId}/poster.jpg")
    ResponseEntity<Resource> poster(
            @PathVariable String session, @PathVariable String mediaId, @RequestHeader HttpHeaders asked) {
        sessions.use(session, mediaId);
        var item = library.get(mediaId);
        if (!item.poster()) {
            throw notFound();
        }
        return delivery.of(item.posterKey(), asked);
    }

    /** Which part of which sheet shows what is seen when: WebVTT with media fragments, as players expect it. */
    @GetMapping("/{session}/{mediaId}/storyboard.vtt")
    ResponseEntity<String> storyboard(@PathVariable String session, @PathVariable String mediaId) {
        sessions.use(session, mediaId);
        return ResponseEntity.ok()
                .header("Content-Type", "text/vtt;charset=utf-8")
                .cacheControl(CacheControl.noStore())
                .body(SeekPreview.of(library.get(mediaId)).orElseThrow(PlayController::notFound));
    }

    @GetMapping("/{session}/{mediaId}/storyboard/{sheet}")
    ResponseEntity<Resource> sheet(
            @PathVariable String session,
            @PathVariable String mediaId,
            @PathVariable String sheet,
            @RequestHeader HttpHeaders asked) {
        sessions.use(session, mediaId);
        var storyboard = library.get(mediaId).extras().storyboard();
        if (storyboard == null || !storyboard.hasSheet(sheet)) {
            throw notFound();
        }
        return delivery.of(ObjectKeys.sheet(mediaId, sheet), asked);
    }

    @GetMapping("/{session}/{mediaId}/{rendition}/index.m3u8")
    ResponseEntity<String> media(
            @PathVariable String session, @PathVariable String mediaId, @PathVariable String rendition) {
        sessions.use(session, mediaId);
        return playlist(playlists.media(watchable(mediaId), rendition).orElseThrow(PlayController::notFound));
    }

    @GetMapping("/{session}/{mediaId}/{rendition}/iframes.m3u8")
    ResponseEntity<String> iframes(
            @PathVariable String session, @PathVariable String mediaId, @PathVariable String rendition) {
        sessions.use(session, mediaId);
        return playlist(playlists.iframes(watchable(mediaId), rendition).orElseThrow(PlayController::notFound));
    }

    @GetMapping("/{session}/{mediaId}/captions/{id}/index.m3u8")
    ResponseEntity<String> captions(
            @PathVariable String session, @PathVariable String mediaId, @PathVariable String id) {
        sessions.use(session, mediaId);
        return playlist(playlists.captions(watchable(mediaId), id).orElseThrow(PlayController::notFound));
    }

    @GetMapping("/{session}/{mediaId}/captions/{id}/captions.vtt")
    ResponseEntity<Resource> words(
            @PathVariable String session,
            @PathVariable String mediaId,
            @PathVariable String id,
            @RequestHeader HttpHeaders asked) {
        sessions.use(session, mediaId);
        if (!library.get(mediaId).extras().captions().containsKey(id)) {
            throw notFound();
        }
        return delivery.of(ObjectKeys.caption(mediaId, id), asked);
    }

    @GetMapping("/{session}/{mediaId}/{rendition}/init.mp4")
    ResponseEntity<Resource> init(
            @PathVariable String session,
            @PathVariable String mediaId,
            @PathVariable String rendition,
            @RequestHeader HttpHeaders asked) {
        sessions.use(session, mediaId);
        if (!segments.hasAny(mediaId, rendition)) {
            throw notFound();
        }
        return delivery.of(ObjectKeys.init(mediaId, rendition), asked);
    }

    @GetMapping("/{session}/{mediaId}/{rendition}/{name:[0-9]+\\.m4s}")
    ResponseEntity<Resource> segment(
            @PathVariable String session,
            @PathVariable String mediaId,
            @PathVariable String rendition,
            @PathVariable String name,
            @RequestHeader HttpHeaders asked) {
        var live = sessions.use(session, mediaId);
        PublishedSegment segment = segments.find(mediaId, rendition, name).orElseThrow(PlayController::notFound);
        if (isFromItsStart(asked)) {
            // of the owner's own playback nobody is told
            int stretches = live.viewing().isPresent() ? timelines.stretches(segment) : 0;
            live.delivered(rendition, segment.seconds(), stretches);
        }
        return delivery.of(ObjectKeys.renditionFile(mediaId, rendition, name), asked);
    }

    /** Who asks for a part from within, such as a single picture, is not given the time of the segment. */
    private static boolean isFromItsStart(HttpHeaders asked) {
        var range = asked.getFirst(HttpHeaders.RANGE);
        return range == null || range.startsWith("bytes=0-");
    }

    private Item watchable(String mediaId) {
        var item = library.get(mediaId);
        if (!item.isWatchable()) {
            throw notFound();
        }
        return item;
    }

    private static ResponseEntity<String> playlist(String text) {
        return ResponseEntity.ok()
                .header("Content-Type", HLS)
                .cacheControl(CacheControl.noStore())
                .body(text);
    }

    private static String mediaId(@Nullable PlayRequest request) {
        if (request == null || request.mediaId() == null) {
            throw new Problem(400, "request_invalid", "mediaId says what to play.");
        }
        return request.mediaId();
    }

    private static Problem notFound() {
        return new Problem(404, "not_found", "There is no such file.");
    }
}
