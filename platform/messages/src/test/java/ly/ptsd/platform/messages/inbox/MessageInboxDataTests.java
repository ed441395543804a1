package ly.ptsd.platform.messages.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import ly.ptsd.platform.messages.AccountDeleted;
import ly.ptsd.platform.messages.Message;
import ly.ptsd.platform.messages.MessageJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.connection.stream.Consumer;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.RecordId;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.core.StringRedisTemplate;

/** On the Redis that {@code PTSD_TEST_REDIS} names, in a database that nobody else uses. */
class MessageInboxDataTests {

    private static final int DATABASE = 7;

    private final String group = "inbox-" + UUID.randomUUID();
    private final UUID account = UUID.randomUUID();
    private final List<UUID> heard = new ArrayList<>();
    private boolean refusing;
    private LettuceConnectionFactory connections;
    private StringRedisTemplate redis;
    private MessageInbox inbox;

    @BeforeEach
    void connect() {
        var url = Objects.requireNonNull(System.getenv("PTSD_TEST_REDIS"), "PTSD_TEST_REDIS: see ./ptsdly stores");
        connections = new LettuceConnectionFactory(LettuceConnectionFactory.createRedisConfiguration(url));
        connections.setDatabase(DATABASE);
        connections.start();
        redis = new StringRedisTemplate(connections);
        inbox = new MessageInbox(redis, group, this::hear);
    }

    @AfterEach
    void leave() {
        redis.delete(Message.STREAM);
        connections.destroy();
    }

    @Test
    void hearsWhatWasSaidBeforeItFirstRan() {
        tell();
        hearEverything();
        assertThat(heard).containsOnlyOnce(account);
        assertThat(pending()).isZero();
    }

    @Test
    void hearsAgainAfterRedisHasLostItsMemory() {
        hearEverything();
        redis.opsForStream().destroyGroup(Message.STREAM, group);
        tell();
        hearEverything();
        assertThat(heard).contains(account);
    }

    @Test
    void doesWhatAReplicaThatDiedHadTakenOn() {
        hearEverything();
        tell();
        assertThat(takeAndDie()).isEqualTo(1);

        inbox.listen();
        inbox.hearAbandoned(Duration.ofDays(1));
        assertThat(pending()).isEqualTo(1);
        inbox.hearAbandoned(Duration.ZERO);
        assertThat(pending()).isZero();
        assertThat(heard).contains(account);
    }

    @Test
    void keepsAMessageUntilWhatItAsksForIsDone() {
        hearEverything();
        tell();
        refusing = true;
        inbox.listen();
        assertThat(pending()).isEqualTo(1);

        refusing = false;
        inbox.hearAbandoned(Duration.ZERO);
        assertThat(pending()).isZero();
    }

    @Test
    void goesOnPastWhatItDoesNotUnderstand() {
        redis.opsForStream().add(Message.STREAM, Map.of(Message.FIELD, "{\"type\":\"OfALaterVersion\"}"));
        redis.opsForStream().add(Message.STREAM, Map.of("nothing", "at all"));
        tell();
        hearEverything();
        assertThat(heard).contains(account);
        assertThat(pending()).isZero();
    }

    @Test
    void letsTheStreamForgetOnlyWhatEveryGroupHasDoneAndAnHourAgo() {
        hearEverything();
        var done = tell();
        inbox.listen();
        refusing = true;
        var taken = tell();
        inbox.listen();

        trimming(Duration.ZERO).trim();
        assertThat(isKept(done)).isTrue();
        trimming(Duration.ofHours(2)).trim();
        assertThat(isKept(done)).isFalse();
        assertThat(isKept(taken)).isTrue();
    }

    private StreamTrimming trimming(Duration later) {
        return new StreamTrimming(redis, Clock.offset(Clock.systemUTC(), later));
    }

    private void hear(Message message) {
        if (refusing) {
            throw new IllegalStateException("not now");
        }
        heard.add(((AccountDeleted) message).accountId());
    }

    private RecordId tell() {
        var message = new AccountDeleted(UUID.randomUUID(), 1, Instant.now(), account);
        return Objects.requireNonNull(
                redis.opsForStream().add(Message.STREAM, Map.of(Message.FIELD, MessageJson.write(message))));
    }

    private int takeAndDie() {
        return redis.opsForStream()
                .read(Consumer.from(group, "dead"), StreamOffset.create(Message.STREAM, ReadOffset.lastConsumed()))
                .size();
    }

    private void hearEverything() {
        inbox.listen();
        for (String before = ""; !before.equals(lastHeard()); ) {
            before = lastHeard();
            inbox.listen();
        }
    }

    private String lastHeard() {
        return redis.opsForStream().groups(Message.STREAM).stream()
                .filter(it -> it.groupName().equals(group))
                .map(it -> it.lastDeliveredId())
                .findFirst()
                .orElse("");
    }

    private long pending() {
        return redis.opsForStream().pending(Message.STREAM, group).getTotalPendingMessages();
    }

    private boolean isKept(RecordId id) {
        return !redis.opsForStream()
                .range(Message.STREAM, Range.closed(id.getValue(), id.getValue()))
                .isEmpty();
    }
}
