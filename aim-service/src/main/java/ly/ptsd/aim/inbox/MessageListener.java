package ly.ptsd.aim.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import ly.ptsd.aim.subscription.AccountEnding;
import ly.ptsd.aim.tenant.DeploymentProperties;
import ly.ptsd.platform.messages.AccountDeleted;
import ly.ptsd.platform.messages.Message;
import ly.ptsd.platform.messages.MessageJson;
import ly.ptsd.platform.messages.SubscriptionActivated;
import ly.ptsd.platform.messages.SubscriptionEnded;
import ly.ptsd.platform.messages.TenantMoved;
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
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Hears every message at least once, one replica each; one that was given to a replica which did not finish with it is
 * given out again. A message is let go only after what it asks for is committed, so everything done here may be done
 * again.
 */
@Component
class MessageListener {

    private static final Logger log = LoggerFactory.getLogger(MessageListener.class);

    private static final String NAME = "aim-service";
    private static final int BATCH = 100;
    private static final Duration ABANDONED = Duration.ofSeconds(10);

    private final StringRedisTemplate redis;
    private final StreamOperations<String, String, String> stream;
    private final AccountEnding accountEnding;
    private final String group;
    private boolean failing;

    MessageListener(StringRedisTemplate redis, AccountEnding accountEnding, DeploymentProperties deployment) {
        this.redis = redis;
        this.stream = redis.opsForStream();
        this.accountEnding = accountEnding;
        this.group = NAME + "-" + deployment.deployment();
    }

    @Scheduled(fixedDelay = 500)
    void listen() {
        try {
            hear(fresh());
            hear(abandoned(ABANDONED));
            failing = false;
        } catch (DataAccessException exception) {
            recover(exception);
        }
    }

    private List<MapRecord<String, String, String>> fresh() {
        return stream.read(
                Consumer.from(group, NAME),
                StreamReadOptions.empty().count(BATCH),
                StreamOffset.create(Message.STREAM, ReadOffset.lastConsumed()));
    }

    /** What was given to a replica that did not finish with it, or did not live to. */
    List<MapRecord<String, String, String>> abandoned(Duration idle) {
        var ids = stream.pending(Message.STREAM, group, Range.unbounded(), BATCH).stream()
                .filter(pending -> pending.getElapsedTimeSinceLastDelivery().compareTo(idle) >= 0)
                .map(PendingMessage::getId)
                .toArray(RecordId[]::new);
        return ids.length == 0 ? List.of() : stream.claim(Message.STREAM, group, NAME, idle, ids);
    }

    void hear(List<MapRecord<String, String, String>> entries) {
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
        switch (read(entry)) {
            case AccountDeleted deleted -> accountEnding.end(deleted.accountId());
            case SubscriptionActivated _, SubscriptionEnded _, TenantMoved _ -> {}
            case null -> log.warn("message {} is of a kind not known here", entry.getId());
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
