package ly.ptsd.media.library;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * The items as they change, as server-sent events. The request's own virtual thread writes them until the listener has
 * gone; an item is told at most twice a second, and once more when there is something to watch.
 */
@RestController
class EventsController {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(500);

    record Deleted(String id) {}

    private final ItemFeeds feeds;
    private final Library library;
    private final ItemViews views;
    private final JsonMapper json;

    EventsController(ItemFeeds feeds, Library library, ItemViews views, JsonMapper json) {
        this.feeds = feeds;
        this.library = library;
        this.views = views;
        this.json = json;
    }

    @GetMapping(path = "/api/media/{tenantId}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void events(HttpServletResponse response) throws IOException, InterruptedException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        var out = response.getOutputStream();
        // a proxy may hold the head back until there is something of the body
        tell(Set.of(), out);
        try (var feed = feeds.open()) {
            while (!feed.isClosed()) {
                tell(feed.take(HEARTBEAT), out);
                feed.pause(PAUSE);
            }
        }
    }

    private void tell(Set<String> news, OutputStream out) throws IOException {
        if (news.isEmpty()) {
            out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
        }
        for (var id : news) {
            tell(id, out);
        }
        out.flush();
    }

    /** What the library says now counts, not what it said when the change was noted. */
    private void tell(String id, OutputStream out) throws IOException {
        var item = library.find(id);
        var event = item.isPresent() ? "item" : "deleted";
        Object data = item.isPresent() ? views.of(item.get()) : new Deleted(id);
        out.write(("event: " + event + "\ndata: " + json.writeValueAsString(data) + "\n\n")
                .getBytes(StandardCharsets.UTF_8));
    }
}
