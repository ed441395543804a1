package ly.ptsd.aim.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ly.ptsd.aim.provisioning.Brake;
import ly.ptsd.aim.sql.Columns;
import ly.ptsd.aim.subscription.StateName;
import ly.ptsd.aim.tenant.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads tenants for operators: those that are stuck come first, then those that changed last. */
@Component
class TenantRows {

    /** Failed, or for too long in a state that should pass by itself. */
    private static final String STUCK = """
            (s.state = 'FAILED' OR s.changed_at < :stuckBefore
              AND s.state IN ('REQUESTED', 'PROVISIONING', 'REPLACING', 'RESTARTING', 'STOPPING', 'STARTING', 'ENDING'))""";

    /** One by one what {@link Brake} counts. */
    private static final String UNHEALTHY = """
            CASE
              WHEN s.state = 'PROVISIONING' THEN s.activated_at IS NOT NULL
              WHEN s.state = 'REPLACING' THEN s.replacement_cause = 'UNHEALTHY'
              WHEN s.state IN ('ACTIVE', 'GRACE') THEN m.last_health_at IS NULL OR m.last_health_at < :silentSince
              ELSE FALSE END""";

    private static final String ROWS = """
            SELECT * FROM (
              SELECT s.*, %s AS stuck, %s AS unhealthy,
                m.version AS server_version, m.last_health_at, m.stored_bytes
              FROM subscription s LEFT JOIN machine m ON m.instance_id = s.instance_id
              WHERE %%s) t
            """.formatted(STUCK, UNHEALTHY);

    private static final String BEHIND = """
            WHERE t.stuck < :stuck OR t.stuck = :stuck AND (t.changed_at < :changedAt
              OR t.changed_at = :changedAt AND t.tenant_id < :tenant)
            """;

    private static final String ORDER = " ORDER BY t.stuck DESC, t.changed_at DESC, t.tenant_id DESC LIMIT :limit";

    private final JdbcClient jdbc;
    private final OperationsProperties properties;
    private final Brake brake;
    private final Clock clock;

    TenantRows(JdbcClient jdbc, OperationsProperties properties, Brake brake, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.brake = brake;
        this.clock = clock;
    }

    /** @param asOf those that are stuck at that moment */
    List<TenantRow> find(TenantSearch search, Instant asOf, @Nullable Cursor behind, int limit) {
        var conditions = "%s AND (:state IS NULL OR s.state = :state) AND (:ended OR s.state <> 'ENDED')"
                .formatted(search.condition());
        var onlyStuck = search.stuck() == null ? "" : " AND %s = :wantedStuck".formatted(STUCK);
        var onlyUnhealthy = search.unhealthy() == null ? "" : " AND (%s) = :wantedUnhealthy".formatted(UNHEALTHY);
        var rows = ROWS.formatted(conditions + onlyStuck + onlyUnhealthy);
        var query = jdbc.sql(rows + (behind == null ? "" : BEHIND) + ORDER)
                .param("stuckBefore", Columns.of(asOf.minus(properties.stuckAfter())))
                .param("silentSince", Columns.of(brake.silentSince(asOf)))
                .param("state", search.state() == null ? null : search.state().name())
                .param("ended", search.includesEnded())
                .param("limit", limit);
        if (search.words() != null) {
            var id = search.id();
            query = query.param("words", id == null ? search.prefixOrInstance() : Columns.of(id));
        }
        if (search.stuck() != null) {
            query = query.param("wantedStuck", search.stuck());
        }
        if (search.unhealthy() != null) {
            query = query.param("wantedUnhealthy", search.unhealthy());
        }
        if (behind != null) {
            query = query.param("stuck", behind.stuck())
                    .param("changedAt", Columns.of(behind.changedAt()))
                    .param("tenant", behind.tenant().value());
        }
        return query.query(TenantRows::read).list();
    }

    Optional<TenantRow> get(TenantId tenant) {
        return jdbc.sql(ROWS.formatted("s.tenant_id = :tenant"))
                .param("stuckBefore", stuckBefore())
                .param("silentSince", Columns.of(brake.silentSince(clock.instant())))
                .param("tenant", tenant.value())
                .query(TenantRows::read)
                .optional();
    }

    Map<StateName, Integer> countByState() {
        var counts = new EnumMap<StateName, Integer>(StateName.class);
        for (var state : StateName.values()) {
            counts.put(state, 0);
        }
        jdbc.sql("SELECT state, COUNT(*) AS tenants FROM subscription GROUP BY state")
                .query(row -> {
                    counts.put(StateName.valueOf(row.getString("state")), row.getInt("tenants"));
                });
        return counts;
    }

    int countStuck() {
        return jdbc.sql("SELECT COUNT(*) FROM subscription s WHERE " + STUCK)
                .param("stuckBefore", stuckBefore())
                .query(Integer.class)
                .single();
    }

    private LocalDateTime stuckBefore() {
        return Columns.of(clock.instant().minus(properties.stuckAfter()));
    }

    private static TenantRow read(ResultSet row, int number) throws SQLException {
        int generation = row.getInt("generation");
        return new TenantRow(
                new TenantId(row.getString("tenant_id")),
                Columns.uuid(row, "id"),
                Columns.uuid(row, "account_id"),
                StateName.valueOf(row.getString("state")),
                Columns.instant(row, "changed_at"),
                row.getBoolean("stuck"),
                row.getBoolean("unhealthy"),
                row.getString("plan_id"),
                generation == 0 ? null : generation,
                row.getString("instance_id"),
                row.getString("address"),
                row.getString("server_version"),
                Columns.nullableInstant(row, "last_health_at"),
                row.getLong("stored_bytes"));
    }
}
