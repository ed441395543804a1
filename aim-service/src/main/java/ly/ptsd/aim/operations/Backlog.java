package ly.ptsd.aim.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import ly.ptsd.aim.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much work is stored and not done, for every replica the same. */
@Component
class Backlog {

    /** A message is sent for the first time, or was before and is only said again. */
    private static final String UNSENT = "task_name = 'send-message' AND last_success IS NULL";

    private static final String DUE = "task_name = 'reconcile' AND NOT picked AND execution_time <= :now";

    private static final String SAID_AT = """
            JSON_UNQUOTE(JSON_EXTRACT(JSON_UNQUOTE(
              JSON_EXTRACT(CONVERT(task_data USING utf8mb4), '$.message')), '$.at'))""";

    private static final String READING = """
            SELECT
              COUNT(CASE WHEN task_name = 'reconcile' THEN 1 END) AS subscriptions,
              COUNT(CASE WHEN %1$s THEN 1 END) AS due,
              MIN(CASE WHEN %1$s THEN execution_time END) AS due_since,
              COUNT(CASE WHEN consecutive_failures > 0 THEN 1 END) AS failing,
              COUNT(CASE WHEN %2$s THEN 1 END) AS unsent,
              MIN(CASE WHEN %2$s THEN %3$s END) AS unsent_since
            FROM scheduled_tasks""".formatted(DUE, UNSENT, SAID_AT);

    private final JdbcClient jdbc;
    private final Clock clock;

    Backlog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What is stored at one moment.
     *
     * @param subscriptions that are looked at again some time
     * @param due of these, how many wait for somebody to look at them now
     * @param dueSince since when the one that waits longest does
     * @param failing stored tasks of any kind whose last attempt failed
     * @param unsent messages that nobody has been told yet
     * @param unsentSince when the oldest of these was written
     */
    record Reading(
            int subscriptions,
            int due,
            @Nullable Instant dueSince,
            int failing,
            int unsent,
            @Nullable Instant unsentSince) {}

    Reading read() {
        return jdbc.sql(READING)
                .param("now", Columns.of(clock.instant()))
                .query(Backlog::reading)
                .single();
    }

    private static Reading reading(ResultSet row, int number) throws SQLException {
        var unsentSince = row.getString("unsent_since");
        return new Reading(
                row.getInt("subscriptions"),
                row.getInt("due"),
                Columns.nullableInstant(row, "due_since"),
                row.getInt("failing"),
                row.getInt("unsent"),
                unsentSince == null ? null : Instant.parse(unsentSince));
    }
}
