package ly.ptsd.platform.messages.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import ly.ptsd.platform.messages.AccountDeleted;
import ly.ptsd.platform.messages.Message;
import ly.ptsd.platform.messages.MessageJson;
import ly.ptsd.platform.messages.TenantMoved;
import ly.ptsd.platform.tasks.StoredTasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** With a database of its own, and on a Redis database that nobody else uses. */
class OutboxDataTests {

    private static final int DATABASE = 8;
    private static final Duration DAY = Duration.ofDays(1);

    private final SettableClock time = new SettableClock();
    private final Clock clock = ((InstantSource) time::now).withZone(ZoneOffset.UTC);
    private final Message message =
            new AccountDeleted(UUID.randomUUID(), 1, Instant.parse("2026-03-01T00:00:00Z"), UUID.randomUUID());
    private LettuceConnectionFactory connections;
    private StringRedisTemplate redis;
    private TransactionTemplate transaction;
    private ManualScheduler scheduler;
    private Outbox outbox;

    @BeforeEach
    void begin() {
        connections = new LettuceConnectionFactory(
                LettuceConnectionFactory.createRedisConfiguration(environment("PTSD_TEST_REDIS")));
        connections.setDatabase(DATABASE);
        connections.start();
        redis = new StringRedisTemplate(connections);
        redis.delete(Message.STREAM);

        var source = database();
        transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        var manual = TestHelper.createManualScheduler(
                new TransactionAwareDataSourceProxy(source), new OutboxAutoConfiguration().sendMessage(redis, clock));
        manual.serializer(new Jackson3Serializer());
        scheduler = manual.clock(time).alwaysPersistTimestampInUTC().build();
        outbox = new Outbox(new StoredTasks(() -> scheduler, clock));
    }

    @AfterEach
    void leave() {
        redis.delete(Message.STREAM);
        connections.destroy();
    }

    @Test
    void sendsWhatItsTransactionCommitted() {
        transaction.executeWithoutResult(_ -> outbox.add(message));
        scheduler.runAnyDueExecutions();
        assertThat(told()).containsExactly(message);
    }

    @Test
    void sendsNothingOfATransactionThatWasUndone() {
        transaction.executeWithoutResult(status -> {
            outbox.add(message);
            status.setRollbackOnly();
        });
        scheduler.runAnyDueExecutions();
        assertThat(told()).isEmpty();
    }

    @Test
    void saysWhatStaysTrueDailyForAWeek() {
        transaction.executeWithoutResult(_ -> outbox.add(message));
        for (int day = 0; day <= 7; day++) {
            scheduler.runAnyDueExecutions();
            assertThat(told()).hasSize(day + 1).containsOnly(message);
            scheduler.tick(DAY);
        }
        scheduler.runAnyDueExecutions();
        assertThat(told()).hasSize(8);
        assertThat(scheduler.getScheduledExecutions()).isEmpty();
    }

    @Test
    void saysOnceWhatMayChange() {
        var moved = new TenantMoved(
                UUID.randomUUID(),
                1,
                time.now(),
                "abcdefghijkl",
                1,
                URI.create("https://10.0.0.5:8443"),
                "abcdefghijkl.tenants.internal");
        transaction.executeWithoutResult(_ -> outbox.add(moved));
        scheduler.runAnyDueExecutions();
        scheduler.tick(DAY);
        scheduler.runAnyDueExecutions();
        assertThat(told()).hasSize(1);
        assertThat(scheduler.getScheduledExecutions()).isEmpty();
    }

    @Test
    void triesAgainSoonWhenRedisDoesNotAnswer() {
        transaction.executeWithoutResult(_ -> outbox.add(message));
        connections.stop();
        scheduler.runAnyDueExecutions();
        connections.start();
        scheduler.tick(Duration.ofSeconds(5));
        scheduler.runAnyDueExecutions();
        assertThat(told()).containsExactly(message);
    }

    private List<Message> told() {
        return redis.<String, String>opsForStream().range(Message.STREAM, Range.unbounded()).stream()
                .map(entry -> MessageJson.read(String.valueOf(entry.getValue().get(Message.FIELD))))
                .toList();
    }

    private static DataSource database() {
        var name = "messages_" + UUID.randomUUID().toString().replace("-", "");
        var source = new DriverManagerDataSource(
                environment("PTSD_TEST_SQL") + "/" + name + "?createDatabaseIfNotExist=true",
                environment("PTSD_TEST_SQL_USER"),
                environment("PTSD_TEST_SQL_PASSWORD"));
        JdbcClient.create(source).sql("""
                CREATE TABLE scheduled_tasks (
                  task_name            VARCHAR(100) NOT NULL,
                  task_instance        VARCHAR(100) NOT NULL,
                  task_data            BLOB,
                  execution_time       DATETIME(6)  NOT NULL,
                  picked               BOOLEAN      NOT NULL,
                  picked_by            VARCHAR(50),
                  last_success         DATETIME(6)  NULL,
                  last_failure         DATETIME(6)  NULL,
                  consecutive_failures INT,
                  last_heartbeat       DATETIME(6)  NULL,
                  version              BIGINT       NOT NULL,
                  priority             SMALLINT,
                  PRIMARY KEY (task_name, task_instance)
                )""").update();
        return source;
    }

    private static String environment(String name) {
        return Objects.requireNonNull(System.getenv(name), name + " is not set: see ./ptsdly stores");
    }
}
