package ly.ptsd.aim.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import ly.ptsd.aim.operations.Backlog.Reading;
import ly.ptsd.aim.sql.Columns;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.StandstillTest;
import ly.ptsd.aim.testbed.SteppedClock;
import ly.ptsd.platform.messages.SubscriptionEnded;
import ly.ptsd.platform.messages.outbox.Outbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is stored and not done is told, and what is only to be done later is not. */
@StandstillTest
class BacklogTests {

    private static final Duration FAR = Duration.ofDays(1);

    @Autowired
    private Backlog backlog;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SteppedClock clock;

    @Autowired
    private MeterRegistry metrics;

    private Api anybody;

    @BeforeEach
    void forgetWhatOthersStored(@LocalServerPort int port) {
        anybody = Api.at(port);
        jdbc.sql("DELETE FROM scheduled_tasks WHERE task_name IN ('reconcile', 'send-message')")
                .update();
        jdbc.sql("UPDATE scheduled_tasks SET consecutive_failures = 0").update();
    }

    @AfterEach
    void calmDown() {
        clock.reset();
        jdbc.sql("UPDATE scheduled_tasks SET consecutive_failures = 0").update();
    }

    @Test
    void isNothingWhereNothingWaits() {
        assertThat(backlog.read()).isEqualTo(new Reading(0, 0, null, 0, 0, null));
        assertThat(gauge("ptsd.aim.reconcile.late")).isZero();
        assertThat(gauge("ptsd.aim.outbox.lag")).isZero();
    }

    @Test
    void countsSubscriptionsThatAreDueAndNotThoseThatAreWorkedOnOrPutOff() {
        var due = UUID.randomUUID();
        anybody.as(due).subscribe();
        anybody.as(UUID.randomUUID()).subscribe();
        anybody.as(UUID.randomUUID()).subscribe();
        var since = Instant.now().truncatedTo(ChronoUnit.MICROS).minusSeconds(90);
        jdbc.sql("UPDATE scheduled_tasks SET execution_time = ? WHERE task_name = 'reconcile'")
                .param(Columns.of(since))
                .update();
        jdbc.sql("UPDATE scheduled_tasks SET picked = TRUE WHERE task_name = 'reconcile' LIMIT 1")
                .update();
        jdbc.sql("UPDATE scheduled_tasks SET execution_time = ? WHERE task_name = 'reconcile' AND NOT picked LIMIT 1")
                .param(Columns.of(Instant.now().plus(FAR)))
                .update();

        var reading = backlog.read();
        assertThat(reading.subscriptions()).isEqualTo(3);
        assertThat(reading.due()).isEqualTo(1);
        assertThat(reading.dueSince()).isEqualTo(since);
        assertThat(gauge("ptsd.aim.reconcile.due")).isEqualTo(1);
        assertThat(gauge("ptsd.aim.reconcile.late")).isBetween(90.0, 150.0);
    }

    @Test
    void countsMessagesUntilTheyWereSentOnce() {
        var written = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(300);
        add(written.plusSeconds(60));
        var oldest = add(written);
        assertThat(backlog.read().unsent()).isEqualTo(2);
        assertThat(backlog.read().unsentSince()).isEqualTo(written);
        assertThat(gauge("ptsd.aim.outbox.unsent")).isEqualTo(2);
        assertThat(gauge("ptsd.aim.outbox.lag")).isBetween(300.0, 360.0);

        jdbc.sql("UPDATE scheduled_tasks SET last_success = ? WHERE task_instance = ?")
                .params(Columns.of(Instant.now()), oldest.toString())
                .update();
        assertThat(backlog.read().unsent()).isEqualTo(1);
        assertThat(backlog.read().unsentSince()).isEqualTo(written.plusSeconds(60));
    }

    @Test
    void countsTasksOfAnyKindWhoseLastAttemptFailed() {
        add(Instant.now());
        jdbc.sql("UPDATE scheduled_tasks SET consecutive_failures = 3 WHERE task_name = 'send-message'")
                .update();
        assertThat(backlog.read().failing()).isEqualTo(1);
        assertThat(gauge("ptsd.aim.tasks.failing")).isEqualTo(1);
        var told = anybody.asOperator(UUID.randomUUID())
                .get("/api/operations/overview")
                .json();
        assertThat(told.at("/backlog/failing").asInt()).isEqualTo(1);
        assertThat(told.at("/backlog/unsent").asInt()).isEqualTo(1);
        assertThat(told.at("/backlog/dueSince").isNull()).isTrue();
    }

    /** @return its id, by which its task goes, too */
    private UUID add(Instant at) {
        var message =
                new SubscriptionEnded(UUID.randomUUID(), 1, at, UUID.randomUUID(), "abcdefghijkl", UUID.randomUUID());
        outbox.add(message);
        return message.id();
    }

    private double gauge(String name) {
        return metrics.get(name).gauge().value();
    }
}
