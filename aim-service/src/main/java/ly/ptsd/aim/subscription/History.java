package ly.ptsd.aim.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import ly.ptsd.aim.reason.ReasonCode;
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
     * @param detail in words, for operators
     */
    public record Entry(
            Instant at,
            @Nullable StateName from,
            StateName to,
            Cause cause,
            Actor actor,
            @Nullable ReasonCode reason,
            @Nullable String detail) {}

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
            var by = transition.by();
            jdbc.sql("""
                    INSERT INTO subscription_history (subscription_id, at, from_state, to_state, cause, actor, reason, detail)
                    VALUES (:subscription, :at, :from, :to, :cause, :actor, :reason, :detail)""")
                    .param("subscription", Columns.of(subscription.id()))
                    .param("at", Columns.of(clock.instant()))
                    .param("from", from == null ? null : from.name())
                    .param("to", transition.to().name())
                    .param("cause", transition.cause().code())
                    .param("actor", by.actor().name())
                    .param("reason", by.reason() == null ? null : by.reason().code())
                    .param("detail", by.detail())
                    .update();
        }
    }

    private static Entry read(ResultSet row, int number) throws SQLException {
        var from = row.getString("from_state");
        var reason = row.getString("reason");
        return new Entry(
                Columns.instant(row, "at"),
                from == null ? null : StateName.valueOf(from),
                StateName.valueOf(row.getString("to_state")),
                Cause.of(row.getString("cause")),
                Actor.valueOf(row.getString("actor")),
                reason == null ? null : ReasonCode.of(reason),
                row.getString("detail"));
    }
}
