package ly.ptsd.user.session;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets tokens and families that can no longer be used. Replicas may sweep at the same time. */
@Component
class SessionSweep {

    private static final int BATCH = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    SessionSweep(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        sweep("DELETE FROM refresh_token WHERE expires_at < ? LIMIT ?");
        sweep("DELETE FROM refresh_family WHERE expires_at < ? LIMIT ?");
    }

    /** In small bites, so that nobody who refreshes waits for it. */
    private void sweep(String delete) {
        var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        int forgotten;
        do {
            forgotten = jdbc.sql(delete).params(now, BATCH).update();
        } while (forgotten == BATCH);
    }
}
