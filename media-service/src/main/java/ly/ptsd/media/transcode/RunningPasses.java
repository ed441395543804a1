package ly.ptsd.media.transcode;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ly.ptsd.media.ffmpeg.Encoding;
import org.springframework.stereotype.Component;

/** The encoder processes at work, by item, so that they can be ended. */
@Component
class RunningPasses {

    private final Map<String, Encoding> running = new ConcurrentHashMap<>();
    private volatile boolean over;

    /** @throws InterruptedException when none may run any more; the encoder is ended */
    void add(String mediaId, Encoding encoding) throws InterruptedException {
        running.put(mediaId, encoding);
        if (over) {
            end(mediaId);
            throw new InterruptedException("no pass may run any more");
        }
    }

    /** From here on none begins. */
    void close() {
        over = true;
    }

    void remove(String mediaId) {
        running.remove(mediaId);
    }

    /** When it returns the item's process is gone and reports nothing more. */
    void end(String mediaId) {
        var encoding = running.remove(mediaId);
        if (encoding != null) {
            encoding.close();
        }
    }

    void endAll() {
        mediaIds().forEach(this::end);
    }

    Set<String> mediaIds() {
        return Set.copyOf(running.keySet());
    }

    int count() {
        return running.size();
    }
}
