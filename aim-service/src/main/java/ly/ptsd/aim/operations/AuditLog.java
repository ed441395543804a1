package ly.ptsd.aim.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import ly.ptsd.aim.sql.Columns;
import ly.ptsd.aim.tenant.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every command of every operator, written with what it did, and never changed. */
@Component
class AuditLog {

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Who wants something, and why. */
    record Order(UUID operator, String reason) {}

    record Entry(
            long id,
            Instant at,
            UUID operator,
            String command,
            @Nullable String tenant,
            @Nullable String subject,
            String reason) {}

    /**
     * Which entries are looked for.
     *
     * @param tenant absent: about every tenant, and about none
     * @param command absent: every one
     */
    record Filter(@Nullable String tenant, @Nullable String command) {}

    /** The newest first, from behind the given one. */
    List<Entry> before(long id, Filter filter, int limit) {
        return jdbc.sql("""
                SELECT * FROM audit
                WHERE id < :id AND (:tenant IS NULL OR tenant_id = :tenant) AND (:command IS NULL OR command = :command)
                ORDER BY id DESC LIMIT :limit""")
                .param("id", id)
                .param("tenant", filter.tenant())
                .param("command", filter.command())
                .param("limit", limit)
                .query(AuditLog::read)
                .list();
    }

    /** Within the transaction that does what is asked. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(Order order, String command, @Nullable TenantId tenant, @Nullable String subject) {
        jdbc.sql("""
                INSERT INTO audit (at, operator, command, tenant_id, subject, reason)
                VALUES (:at, :operator, :command, :tenant, :subject, :reason)""")
                .param("at", Columns.of(clock.instant()))
                .param("operator", Columns.of(order.operator()))
                .param("command", command)
                .param("tenant", tenant == null ? null : tenant.value())
                .param("subject", subject)
                .param("reason", order.reason())
                .update();
    }

    private static Entry read(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("id"),
                Columns.instant(row, "at"),
                Columns.uuid(row, "operator"),
                row.getString("command"),
                row.getString("tenant_id"),
                row.getString("subject"),
                row.getString("reason"));
    }
}
