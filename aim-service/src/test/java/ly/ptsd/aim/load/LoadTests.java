package ly.ptsd.aim.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.StandstillTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A crowd is served one after the other, and connections to the database are never what it waits for. */
@StandstillTest
class LoadTests {

    /** What db-scheduler does beside tasks: it looks for due ones, beats for its own and finds those of the dead. */
    private static final int BESIDE_TASKS = 3;

    @Test
    void requestsAndTasksTogetherFindRoomInThePool(
            @Autowired DataSource source, @Autowired LoadProperties load, @Value("${db-scheduler.threads}") int tasks)
            throws SQLException {
        assertThat(pool(source).getMaximumPoolSize()).isGreaterThanOrEqualTo(load.requests() + tasks + BESIDE_TASKS);
    }

    /** db-scheduler bounds the tasks at a time by the threads of its own executor, and by nothing else. */
    @Test
    void tasksAtATimeAreBounded(@Autowired DbSchedulerCustomizer tasks) {
        assertThat(tasks.executorService()).isEmpty();
    }

    @Test
    void aRequestWaitsForItsTurn(
            @LocalServerPort int port, @Autowired Bulkhead bulkhead, @Autowired LoadProperties load) throws Exception {
        var leave = new CountDownLatch(1);
        var entered = new CountDownLatch(load.requests());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int turn = 0; turn < load.requests(); turn++) {
                threads.submit(() -> bulkhead.inTurn(() -> {
                    entered.countDown();
                    leave.await();
                    return true;
                }));
            }
            try {
                entered.await();
                var answer = threads.submit(() -> Api.at(port).get("/api/plans"));
                await().until(() -> bulkhead.waiting() == 1);
                assertThat(answer.isDone()).isFalse();
                leave.countDown();
                assertThat(answer.get().status()).isEqualTo(200);
            } finally {
                leave.countDown();
            }
        }
    }

    private static HikariDataSource pool(DataSource source) throws SQLException {
        return source.unwrap(HikariDataSource.class);
    }
}
