package ly.ptsd.platform.messages.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import ly.ptsd.platform.messages.Message;
import ly.ptsd.platform.messages.MessageJson;
import org.jspecify.annotations.Nullable;
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
import tools.jackson.core.JacksonException;

/**
 * Hears every message at least once, one replica each; one that was given to a replica which did not finish with it is
 * given out again. A message is let go only after what it asks for is committed, so everything done here may be done
 * again.
 */
public class MessageInbox {

    private static final Logger log = LoggerFactory.getLogger(MessageInbox.class);

    /** What a service does about a message. */
    @FunctionalInterface
    public interface Listener {

        /** @throws RuntimeException when the message is to be heard again */
        void hear(Message message);
    }

    private static final int BATCH = 100;
    private static final Duration ABANDONED = Duration.ofSeconds(10);

    private final StringRedisTemplate redis;
    private final StreamOperations<String, String, String> stream;
    private final String group;
    private final Listener listener;
    private boolean failing;

    /**
     * @param group the name that the replicas of a service share; it is also the name of each in the group, since none
     *     needs to know what it itself was given
     */
    public MessageInbox(StringRedisTemplate redis, String group, Listener listener) {
        this.redis = redis;
        this.stream = redis.opsForStream();
        this.group = group;
        this.listener = listener;
    }

    @Scheduled(fixedDelay = 500)
    public void listen() {
        try {
            hear(fresh());
            hearAbandoned(ABANDONED);
            failing = false;
        } catch (DataAccessException exception) {
            recover(exception);
        }
    }

    /** What was given this long ago to a replica that did not finish with it, or did not live to. */
    public void hearAbandoned(Duration idle) {
        var ids = stream.pending(Message.STREAM, group, Range.unbounded(), BATCH).stream()
                .filter(pending -> pending.getElapsedTimeSinceLastDelivery().compareTo(idle) >= 0)
                .map(PendingMessage::getId)
                .toArray(RecordId[]::new);
        if (ids.length > 0) {
            hear(stream.claim(Message.STREAM, group, group, idle, ids));
        }
    }

    private List<MapRecord<String, String, String>> fresh() {
        return stream.read(
                Consumer.from(group, group),
                StreamReadOptions.empty().count(BATCH),
                StreamOffset.create(Message.STREAM, ReadOffset.lastConsumed()));
    }

    private void hear(List<MapRecord<String, String, String>> entries) {
        for (var entry : entries) {
            try {
                act(entry);
                stream.acknowledge(Message.STREAM, group, entry.getId());
            } catch (RuntimeException failure) {
                log.warn("message {} is heard again later: {}", entry.getId(), failure.toString());
            }
        }
    }

    private void act(MapRecord<String, String, String> entry) {
        var message = read(entry);
        if (message == null) {
            log.warn("message {} is of a kind not known here", entry.getId());
        } else {
            listener.hear(message);
        }
    }

    private static @Nullable Message read(MapRecord<String, String, String> entry) {
        try {
            return MessageJson.read(String.valueOf(entry.getValue().get(Message.FIELD)));
        } catch (JacksonException unknown) {
            return null;
        }
    }

    /** At the very first start, and after Redis has lost its memory, the group is not there yet. */
    private void recover(DataAccessException exception) {
        if (String.valueOf(exception.getMostSpecificCause().getMessage()).startsWith("NOGROUP")) {
            createGroup();
        } else if (!failing) {
            failing = true;
            log.warn("messages are not heard for now: {}", exception.getMessage());
        }
    }

    /** From the beginning of the stream: what was said before this service first ran counts too. */
    private void createGroup() {
        try {
            redis.execute((RedisCallback<String>) connection -> connection
                    .streamCommands()
                    .xGroupCreate(Message.STREAM.getBytes(StandardCharsets.UTF_8), group, ReadOffset.from("0"), true));
        } catch (RedisSystemException anotherReplicaWasFirst) {
            log.debug("the group is there: {}", anotherReplicaWasFirst.getMessage());
        }
    }
}
