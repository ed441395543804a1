package ly.ptsd.media.play;

import java.time.Duration;
import ly.ptsd.media.storage.ObjectKey;
import ly.ptsd.media.storage.ObjectStore;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * How media reach a player: by a redirect to a presigned address in the bucket, so that no byte passes through here, or
 * streamed where redirects are not wanted.
 */
@Component
class Delivery {

    /** One object, and no longer than it takes to begin. */
    private static final Duration ADDRESS_LIFE = Duration.ofSeconds(20);

    /**
     * libavformat keeps the connection of the last segment for the next, finds it leads to another host after a
     * redirect, and reports an error for each segment.
     */
    private static final String STUMBLES_OVER_REDIRECTS = "Lavf/";

    /** @param by how segments are answered */
    @ConfigurationProperties("ptsd.delivery")
    record Properties(@DefaultValue("REDIRECT") Way by) {}

    enum Way {
        REDIRECT,
        STREAM
    }

    private final ObjectStore store;
    private final Way way;

    Delivery(ObjectStore store, Properties properties) {
        this.store = store;
        this.way = properties.by();
    }

    ResponseEntity<Resource> of(ObjectKey key, HttpHeaders asked) {
        var player = String.valueOf(asked.getFirst(HttpHeaders.USER_AGENT));
        return way == Way.STREAM || player.startsWith(STUMBLES_OVER_REDIRECTS) ? stream(key, asked) : redirect(key);
    }

    private ResponseEntity<Resource> redirect(ObjectKey key) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(store.presign(key, ADDRESS_LIFE, null))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private ResponseEntity<Resource> stream(ObjectKey key, HttpHeaders asked) {
        var bytes = store.open(key, asked.getFirst(HttpHeaders.RANGE));
        var answer = ResponseEntity.status(bytes.contentRange() == null ? HttpStatus.OK : HttpStatus.PARTIAL_CONTENT)
                .header(HttpHeaders.CONTENT_TYPE, bytes.contentType())
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .contentLength(bytes.length())
                .cacheControl(CacheControl.noStore());
        if (bytes.contentRange() != null) {
            answer.header(HttpHeaders.CONTENT_RANGE, bytes.contentRange());
        }
        return answer.body(new InputStreamResource(bytes.content()));
    }
}
