package ly.ptsd.aim.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ly.ptsd.aim.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How making servers has gone, from the history. */
@Component
class Provisionings {

    private static final Duration LATELY = Duration.ofDays(7);
    private static final double P95 = 0.95;

    private final JdbcClient jdbc;
    private final Clock clock;

    Provisionings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Those that came to an end.
     *
     * @param p95Seconds no more than this in 95 of 100 that succeeded; absent while none has
     */
    record Provisioned(
            Instant since,
            int succeeded,
            int failed,
            @Nullable Double p95Seconds) {}

    /** @param seconds since it began, or was tried again */
    private record Outcome(boolean succeeded, double seconds) {}

    Provisioned lately() {
        var since = clock.instant().minus(LATELY);
        var outcomes = since(since);
        var seconds = outcomes.stream()
                .filter(Outcome::succeeded)
                .map(Outcome::seconds)
                .sorted()
                .toList();
        return new Provisioned(since, seconds.size(), outcomes.size() - seconds.size(), p95(seconds));
    }

    private List<Outcome> since(Instant since) {
        return jdbc.sql("""
                SELECT done.to_state <> 'FAILED' AS succeeded,
                  TIMESTAMPDIFF(MICROSECOND, (
                    SELECT MAX(begun.at) FROM subscription_history begun
                    WHERE begun.subscription_id = done.subscription_id AND begun.id < done.id
                      AND begun.to_state = 'PROVISIONING' AND begun.from_state <> 'PROVISIONING'), done.at) AS micros
                FROM subscription_history done
                WHERE done.at >= ? AND done.from_state = 'PROVISIONING' AND done.to_state IN ('ACTIVE', 'GRACE', 'FAILED')""")
                .param(Columns.of(since))
                .query((row, _) -> new Outcome(row.getBoolean("succeeded"), row.getLong("micros") / 1e6))
                .list();
    }

    private static @Nullable Double p95(List<Double> sorted) {
        return sorted.isEmpty() ? null : sorted.get((int) Math.ceil(P95 * sorted.size()) - 1);
    }
}
