package ly.ptsd.aim.instance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import ly.ptsd.aim.instance.LaunchState.Draining;
import ly.ptsd.aim.instance.LaunchState.Ended;
import ly.ptsd.aim.instance.LaunchState.Ending;
import ly.ptsd.aim.instance.LaunchState.Intended;
import ly.ptsd.aim.instance.LaunchState.Refused;
import ly.ptsd.aim.instance.LaunchState.Running;
import ly.ptsd.aim.reason.Reason;
import ly.ptsd.aim.sql.Columns;
import ly.ptsd.aim.tenant.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Every launch there ever was. */
@Component
public class Launches {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Launches(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The columns that depend on the state. */
    private record StateColumns(
            String state,
            @Nullable InstanceId instance,
            @Nullable Instant launchedAt,
            @Nullable Instant drainUntil,
            @Nullable Reason reason) {

        static StateColumns of(LaunchState state) {
            return switch (state) {
                case Intended() -> new StateColumns("INTENDED", null, null, null, null);
                case Refused(var reason) -> new StateColumns("REFUSED", null, null, null, reason);
                case Running(var instance, var since) -> new StateColumns("RUNNING", instance, since, null, null);
                case Draining(var instance, var since, var until, var reason) ->
                    new StateColumns("DRAINING", instance, since, until, reason);
                case Ending(var instance, var since, var reason) ->
                    new StateColumns("ENDING", instance, since, null, reason);
                case Ended(var instance, var since, var reason) ->
                    new StateColumns("ENDED", instance, since, null, reason);
            };
        }

        @Nullable
        String instanceId() {
            return instance == null ? null : instance.value();
        }

        @Nullable
        String code() {
            return reason == null ? null : reason.code().code();
        }

        @Nullable
        String detail() {
            return reason == null ? null : reason.detail();
        }
    }

    /** @throws org.springframework.dao.DuplicateKeyException when this attempt was written by somebody else */
    public void add(Launch launch) {
        var order = launch.order();
        jdbc.sql("""
                INSERT INTO launch (tenant_id, generation, attempt, client_token, launch_order, state, intended_at, version)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        order.tenant().value(),
                        order.generation(),
                        order.attempt(),
                        order.clientToken(),
                        json.writeValueAsString(order),
                        StateColumns.of(launch.state()).state(),
                        Columns.of(launch.intendedAt()),
                        launch.version())
                .update();
    }

    /** @throws OptimisticLockingFailureException when somebody else wrote in between */
    public Launch save(Launch launch) {
        var order = launch.order();
        var columns = StateColumns.of(launch.state());
        int written = jdbc.sql("""
                UPDATE launch
                SET state = :state, instance_id = :instance, launched_at = :launchedAt, drain_until = :drainUntil,
                    reason = :reason, detail = :detail, version = version + 1
                WHERE tenant_id = :tenant AND generation = :generation AND attempt = :attempt AND version = :version""")
                .param("state", columns.state())
                .param("instance", columns.instanceId())
                .param("launchedAt", Columns.ofNullable(columns.launchedAt()))
                .param("drainUntil", Columns.ofNullable(columns.drainUntil()))
                .param("reason", columns.code())
                .param("detail", columns.detail())
                .param("tenant", order.tenant().value())
                .param("generation", order.generation())
                .param("attempt", order.attempt())
                .param("version", launch.version())
                .update();
        if (written == 0) {
            throw new OptimisticLockingFailureException("launch of " + order.tenant() + " was changed in between");
        }
        return new Launch(order, launch.state(), launch.intendedAt(), launch.version() + 1);
    }

    public Optional<Launch> find(TenantId tenant, int generation, int attempt) {
        return jdbc.sql("SELECT * FROM launch WHERE tenant_id = ? AND generation = ? AND attempt = ?")
                .params(tenant.value(), generation, attempt)
                .query(this::read)
                .optional();
    }

    public Optional<Launch> find(InstanceId instance) {
        return jdbc.sql("SELECT * FROM launch WHERE instance_id = ?")
                .param(instance.value())
                .query(this::read)
                .optional();
    }

    /** Those behind which there is or may be an instance, the newest first. */
    public List<Launch> open(TenantId tenant) {
        return jdbc.sql("""
                SELECT * FROM launch
                WHERE tenant_id = ? AND state IN ('INTENDED', 'RUNNING', 'DRAINING', 'ENDING')
                ORDER BY generation DESC, attempt DESC""").param(tenant.value()).query(this::read).list();
    }

    /** The tenant's newest launch. */
    public Optional<Launch> latest(TenantId tenant) {
        return jdbc.sql("SELECT * FROM launch WHERE tenant_id = ? ORDER BY generation DESC, attempt DESC LIMIT 1")
                .param(tenant.value())
                .query(this::read)
                .optional();
    }

    /** In the order of their attempts. */
    public List<Launch> ofGeneration(TenantId tenant, int generation) {
        return jdbc.sql("SELECT * FROM launch WHERE tenant_id = ? AND generation = ? ORDER BY attempt")
                .params(tenant.value(), generation)
                .query(this::read)
                .list();
    }

    private Launch read(ResultSet row, int number) throws SQLException {
        return new Launch(
                json.readValue(row.getString("launch_order"), LaunchOrder.class),
                state(row),
                Columns.instant(row, "intended_at"),
                row.getLong("version"));
    }

    private static LaunchState state(ResultSet row) throws SQLException {
        var state = row.getString("state");
        return switch (state) {
            case "INTENDED" -> new Intended();
            case "REFUSED" -> new Refused(reason(row));
            case "RUNNING" -> new Running(instance(row), launchedAt(row));
            case "DRAINING" ->
                new Draining(instance(row), launchedAt(row), Columns.instant(row, "drain_until"), reason(row));
            case "ENDING" -> new Ending(instance(row), launchedAt(row), reason(row));
            case "ENDED" -> new Ended(instance(row), launchedAt(row), reason(row));
            default -> throw new IllegalStateException("unknown launch state " + state);
        };
    }

    private static InstanceId instance(ResultSet row) throws SQLException {
        return new InstanceId(Objects.requireNonNull(row.getString("instance_id")));
    }

    private static Reason reason(ResultSet row) throws SQLException {
        return Objects.requireNonNull(Reason.ofNullable(row.getString("reason"), row.getString("detail")));
    }

    private static Instant launchedAt(ResultSet row) throws SQLException {
        return Columns.instant(row, "launched_at");
    }
}
