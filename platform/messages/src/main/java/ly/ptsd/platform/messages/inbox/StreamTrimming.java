package ly.ptsd.platform.messages.inbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import ly.ptsd.platform.messages.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisStreamCommands.TrimOptions;
import org.springframework.data.redis.connection.RedisStreamCommands.XTrimOptions;
import org.springframework.data.redis.connection.stream.RecordId;
import org.springframework.data.redis.connection.stream.StreamInfo.XInfoGroup;
import org.springframework.data.redis.core.StreamOperations;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Lets the stream forget what every group has acknowledged, and nothing else: a service that is down for days finds
 * all that was said. The last hour stays, for those who listen without a group and were away for a moment.
 */
class StreamTrimming {

    private static final Logger log = LoggerFactory.getLogger(StreamTrimming.class);

    private static final Duration KEPT = Duration.ofHours(1);
    private static final Comparator<RecordId> BY_AGE =
            Comparator.comparing(RecordId::getTimestamp).thenComparing(RecordId::getSequence);

    private final StreamOperations<String, String, String> stream;
    private final Clock clock;

    StreamTrimming(StringRedisTemplate redis, Clock clock) {
        this.stream = redis.opsForStream();
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT10M")
    void trim() {
        try {
            oldestNeeded()
                    .ifPresent(id -> stream.trim(
                            Message.STREAM,
                            XTrimOptions.trim(TrimOptions.minId(id).exact())));
        } catch (DataAccessException later) {
            log.debug("the stream is not trimmed now: {}", later.getMessage());
        }
    }

    /** Empty without a group: nobody has heard anything. */
    private Optional<RecordId> oldestNeeded() {
        var hourAgo = RecordId.of(clock.instant().minus(KEPT).toEpochMilli(), 0);
        return stream.groups(Message.STREAM).stream()
                .map(this::oldestNeededBy)
                .min(BY_AGE)
                .map(id -> BY_AGE.compare(id, hourAgo) < 0 ? id : hourAgo);
    }

    private RecordId oldestNeededBy(XInfoGroup group) {
        if (group.pendingCount() == 0) {
            return RecordId.of(group.lastDeliveredId());
        }
        return RecordId.of(stream.pending(Message.STREAM, group.groupName()).minMessageId());
    }
}
