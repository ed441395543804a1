package ly.ptsd.user.audit;

import static ly.ptsd.user.database.Columns.utc;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets events after a year. Replicas may sweep at the same time. */
@Component
class EventSweep {

    static final Duration KEPT = Duration.ofDays(365);

    private static final int BATCH = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    EventSweep(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In small bites, so that nobody who signs in waits for it. */
    @Scheduled(initialDelay = 15, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        var oldest = utc(clock.instant().minus(KEPT));
        int forgotten;
        do {
            forgotten = jdbc.sql("DELETE FROM security_event WHERE happened_at < ? LIMIT ?")
                    .params(oldest, BATCH)
                    .update();
        } while (forgotten == BATCH);
    }
}
