package ly.ptsd.aim.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import ly.ptsd.aim.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every change of every subscription's state, written in the transaction that changed it. */
@Component
public class History {

    private final JdbcClient jdbc;
    private final Clock clock;

    History(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What was written of one transition.
     *
     * @param from absent at the beginning; the same as {@code to} where only the terms changed
     * @param reason in words, for operators
     */
    public record Entry(
            Instant at,
            @Nullable StateName from,
            StateName to,
            Cause cause,
            Actor actor,
            @Nullable String reason) {}

    /** Newest first. */
    public List<Entry> of(UUID subscription) {
        return jdbc.sql("SELECT * FROM subscription_history WHERE subscription_id = ? ORDER BY id DESC")
                .param(Columns.of(subscription))
                .query(History::read)
                .list();
    }

    void add(Subscription subscription) {
        for (var transition : subscription.transitions()) {
            var from = transition.from();
            jdbc.sql("""
                    INSERT INTO subscription_history (subscription_id, at, from_state, to_state, cause, actor, reason)
                    VALUES (:subscription, :at, :from, :to, :cause, :actor, :reason)""")
                    .param("subscription", Columns.of(subscription.id()))
                    .param("at", Columns.of(clock.instant()))
                    .param("from", from == null ? null : from.name())
                    .param("to", transition.to().name())
                    .param("cause", transition.cause().code())
                    .param("actor", transition.by().actor().name())
                    .param("reason", transition.by().reason())
                    .update();
        }
    }

    private static Entry read(ResultSet row, int number) throws SQLException {
        var from = row.getString("from_state");
        return new Entry(
                Columns.instant(row, "at"),
                from == null ? null : StateName.valueOf(from),
                StateName.valueOf(row.getString("to_state")),
                Cause.of(row.getString("cause")),
                Actor.valueOf(row.getString("actor")),
                row.getString("reason"));
    }
}
