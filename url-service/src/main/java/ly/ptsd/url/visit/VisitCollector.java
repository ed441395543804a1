package ly.ptsd.url.visit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.data.redis.connection.stream.Consumer;
import org.springframework.data.redis.connection.stream.MapRecord;
import org.springframework.data.redis.connection.stream.PendingMessage;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.RecordId;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.connection.stream.StreamReadOptions;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StreamOperations;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Carries visits from the stream into the totals. Every replica collects, under one consumer's name: a record is given
 * to one of them, and to another one after ten seconds in which it was not counted. It leaves the stream only after it
 * was counted.
 */
@Component
class VisitCollector {

    private static final Logger log = LoggerFactory.getLogger(VisitCollector.class);

    private static final String GROUP = "totals";
    private static final Consumer CONSUMER = Consumer.from(GROUP, "url-service");
    private static final int BATCH = 500;
    private static final Duration ABANDONED = Duration.ofSeconds(10);

    private final StringRedisTemplate redis;
    private final StreamOperations<String, String, String> stream;
    private final VisitTotals totals;
    private boolean failing;

    VisitCollector(StringRedisTemplate redis, VisitTotals totals) {
        this.redis = redis;
        this.stream = redis.opsForStream();
        this.totals = totals;
    }

    @Scheduled(fixedDelay = 250)
    void collect() {
        try {
            while (take(fresh()) || take(abandoned(ABANDONED))) {
                // as long as there is something to take
            }
            failing = false;
        } catch (DataAccessException exception) {
            recover(exception);
        }
    }

    @Scheduled(fixedDelay = 3_600_000)
    void forgetOld() {
        totals.forgetOld();
    }

    private List<MapRecord<String, String, String>> fresh() {
        return stream.read(
                CONSUMER,
                StreamReadOptions.empty().count(BATCH),
                StreamOffset.create(VisitCarrier.STREAM, ReadOffset.lastConsumed()));
    }

    /** What was given to a collector that did not count it, or did not live to say so. */
    List<MapRecord<String, String, String>> abandoned(Duration idle) {
        var ids = stream.pending(VisitCarrier.STREAM, GROUP, Range.unbounded(), BATCH).stream()
                .filter(pending -> pending.getElapsedTimeSinceLastDelivery().compareTo(idle) >= 0)
                .map(PendingMessage::getId)
                .toArray(RecordId[]::new);
        return ids.length == 0 ? List.of() : stream.claim(VisitCarrier.STREAM, GROUP, CONSUMER.getName(), idle, ids);
    }

    /** @return whether there was anything to take */
    boolean take(List<MapRecord<String, String, String>> records) {
        if (records.isEmpty()) {
            return false;
        }
        totals.count(records.stream()
                .map(record -> DeliveredVisit.of(record.getValue()))
                .flatMap(Optional::stream)
                .toList());
        var ids = records.stream().map(MapRecord::getId).toArray(RecordId[]::new);
        stream.acknowledge(VisitCarrier.STREAM, GROUP, ids);
        stream.delete(VisitCarrier.STREAM, ids);
        return true;
    }

    /** At the very first start, and after Redis has lost its memory, the group is not there yet. */
    private void recover(DataAccessException exception) {
        if (String.valueOf(exception.getMostSpecificCause().getMessage()).startsWith("NOGROUP")) {
            createGroup();
        } else if (!failing) {
            failing = true;
            log.warn("visits are not counted for now: {}", exception.getMessage());
        }
    }

    private void createGroup() {
        try {
            redis.execute((RedisCallback<String>) connection -> connection
                    .streamCommands()
                    .xGroupCreate(
                            VisitCarrier.STREAM.getBytes(StandardCharsets.UTF_8), GROUP, ReadOffset.from("0"), true));
        } catch (RedisSystemException anotherReplicaWasFirst) {
            log.debug("the group is there: {}", anotherReplicaWasFirst.getMessage());
        }
    }
}
