package ly.ptsd.url.visit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import ly.ptsd.url.link.Slug;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.stream.StreamRecords;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes note of visits without holding up the visitor: they wait in memory, bounded, until Redis has taken them into
 * its stream. While Redis is down they go on waiting.
 */
@Component
public class Visits {

    static final String STREAM = "ptsd:url:visits";

    private static final Logger log = LoggerFactory.getLogger(Visits.class);

    private final BlockingQueue<Visit> waiting;
    private final StringRedisTemplate redis;
    private final Clock clock;
    private final Counter lost;
    private boolean held;

    Visits(StringRedisTemplate redis, Clock clock, MeterRegistry metrics, VisitProperties properties) {
        this.waiting = new ArrayBlockingQueue<>(properties.waiting());
        this.redis = redis;
        this.clock = clock;
        this.lost = metrics.counter("ptsd.url.visits.lost");
        metrics.gaugeCollectionSize("ptsd.url.visits.waiting", Tags.empty(), waiting);
    }

    /** Returns at once, whatever the stores do. */
    public void record(Slug slug) {
        if (!waiting.offer(new Visit(UUID.randomUUID(), slug, clock.instant()))) {
            lost.increment();
        }
    }

    /** A visit leaves the memory only after Redis has it; one that was taken twice is counted once all the same. */
    @Scheduled(fixedDelay = 100)
    @PreDestroy
    synchronized void handOver() {
        try {
            for (Visit next = waiting.peek(); next != null; next = waiting.peek()) {
                redis.opsForStream().add(StreamRecords.string(next.fields()).withStreamKey(STREAM));
                waiting.remove();
            }
            held = false;
        } catch (DataAccessException exception) {
            if (!held) {
                log.warn("visits wait in memory, Redis does not take them: {}", exception.getMessage());
            }
            held = true;
        }
    }
}
