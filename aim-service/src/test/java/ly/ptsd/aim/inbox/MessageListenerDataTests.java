package ly.ptsd.aim.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.aim.subscription.AccountEnding;
import ly.ptsd.aim.tenant.DeploymentProperties;
import ly.ptsd.aim.testbed.AimTest;
import ly.ptsd.aim.testbed.Standstill;
import ly.ptsd.platform.messages.AccountDeleted;
import ly.ptsd.platform.messages.Message;
import ly.ptsd.platform.messages.MessageJson;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.stream.Consumer;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A listener of its own group, beside the one that runs in the service. */
@AimTest
@Import(Standstill.class)
class MessageListenerDataTests {

    private static final Duration LONG = Duration.ofDays(1);

    private final String deployment = "d" + UUID.randomUUID().toString().substring(0, 8);
    private final String group = "aim-service-" + deployment;
    private final UUID account = UUID.randomUUID();
    private final StringRedisTemplate redis;
    private final JdbcClient jdbc;
    private final MessageListener listener;

    MessageListenerDataTests(
            @Autowired StringRedisTemplate redis, @Autowired JdbcClient jdbc, @Autowired AccountEnding accountEnding) {
        this.redis = redis;
        this.jdbc = jdbc;
        listener = new MessageListener(redis, accountEnding, new DeploymentProperties(deployment, "ap-northeast-2"));
    }

    @Test
    void hearsWhatWasSaidBeforeItFirstRan() {
        tell();
        listener.listen();
        assertThat(pending()).isZero();
        assertThat(hearEverything()).isPositive();
        assertThat(pending()).isZero();
    }

    @Test
    void doesWhatAReplicaThatDiedHadTakenOn() {
        hearEverything();
        tell();
        assertThat(takeAndDie()).isEqualTo(1);

        listener.listen();
        assertThat(listener.abandoned(LONG)).isEmpty();
        assertThat(pending()).isEqualTo(1);
        listener.hear(listener.abandoned(Duration.ZERO));
        assertThat(pending()).isZero();
    }

    @Test
    void keepsAMessageUntilWhatItAsksForIsDone() {
        hearEverything();
        tell();
        jdbc.sql("RENAME TABLE deleted_account TO away").update();
        try {
            listener.listen();
        } finally {
            jdbc.sql("RENAME TABLE away TO deleted_account").update();
        }
        assertThat(pending()).isEqualTo(1);

        listener.hear(listener.abandoned(Duration.ZERO));
        assertThat(pending()).isZero();
    }

    private void tell() {
        var message = new AccountDeleted(UUID.randomUUID(), 1, Instant.now(), account);
        redis.opsForStream().add(Message.STREAM, Map.of(Message.FIELD, MessageJson.write(message)));
    }

    private int takeAndDie() {
        return redis.opsForStream()
                .read(Consumer.from(group, "dead"), StreamOffset.create(Message.STREAM, ReadOffset.lastConsumed()))
                .size();
    }

    /** @return the time of the last message */
    private long hearEverything() {
        listener.listen();
        for (long before = -1; before != lastHeard(); ) {
            before = lastHeard();
            listener.listen();
        }
        return lastHeard();
    }

    private long lastHeard() {
        return redis.opsForStream().groups(Message.STREAM).stream()
                .filter(it -> it.groupName().equals(group))
                .map(it -> it.lastDeliveredId())
                .map(id -> Long.parseLong(id.substring(0, id.indexOf('-'))))
                .findFirst()
                .orElseThrow();
    }

    private long pending() {
        return redis.opsForStream().pending(Message.STREAM, group).getTotalPendingMessages();
    }
}
