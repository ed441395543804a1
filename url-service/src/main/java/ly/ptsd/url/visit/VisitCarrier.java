package ly.ptsd.url.visit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Map;
import ly.ptsd.url.journal.Entry;
import ly.ptsd.url.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Carries visits from the journal into a Redis stream, from which any replica counts them. What Redis has not confirmed
 * is sent again, under the same id.
 */
@Component
class VisitCarrier {

    static final String STREAM = "ptsd:url:opened";

    /** Visits that nobody counts wait on disk: Redis has better use for its memory. */
    private static final int MOST_IN_STREAM = 50_000;

    private static final int BATCH = 500;

    private static final Logger log = LoggerFactory.getLogger(VisitCarrier.class);

    private final Journal journal;
    private final StringRedisTemplate redis;
    private boolean held;

    VisitCarrier(Journal journal, StringRedisTemplate redis) {
        this.journal = journal;
        this.redis = redis;
    }

    /** The stream has no room: not an error, it is tried again. */
    private static final class Full extends RuntimeException {

        Full() {
            super("the stream is full", null, false, false);
        }
    }

    @Scheduled(fixedDelay = 100)
    void carry() {
        journal.prepare();
        try {
            journal.carry(BATCH, this::send);
            held = false;
        } catch (Full | DataAccessException exception) {
            if (!held) {
                log.warn("visits wait in the journal: {}", exception.getMessage());
            }
            held = true;
        }
    }

    @Scheduled(fixedDelay = 5_000)
    void adopt() {
        journal.adopt();
    }

    private void send(List<Entry> entries) {
        var waiting = redis.opsForStream().size(STREAM);
        if (waiting != null && waiting > MOST_IN_STREAM) {
            throw new Full();
        }
        redis.executePipelined((RedisCallback<?>) connection -> {
            for (var entry : entries) {
                connection
                        .streamCommands()
                        .xAdd(
                                STREAM.getBytes(US_ASCII),
                                Map.of(
                                        "id".getBytes(US_ASCII),
                                        entry.id().toString().getBytes(US_ASCII),
                                        "visit".getBytes(US_ASCII),
                                        entry.content()));
            }
            return null;
        });
    }
}
