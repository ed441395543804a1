package ly.ptsd.aim.subscription;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.plan.PlanVersion;
import ly.ptsd.aim.reason.Reason;
import ly.ptsd.aim.reason.ReasonCode;
import ly.ptsd.aim.sql.Columns;
import ly.ptsd.aim.subscription.SubscriptionState.Active;
import ly.ptsd.aim.subscription.SubscriptionState.Ended;
import ly.ptsd.aim.subscription.SubscriptionState.Ending;
import ly.ptsd.aim.subscription.SubscriptionState.Failed;
import ly.ptsd.aim.subscription.SubscriptionState.Grace;
import ly.ptsd.aim.subscription.SubscriptionState.Paused;
import ly.ptsd.aim.subscription.SubscriptionState.Provisioning;
import ly.ptsd.aim.subscription.SubscriptionState.Replacing;
import ly.ptsd.aim.subscription.SubscriptionState.Requested;
import ly.ptsd.aim.subscription.SubscriptionState.Restarting;
import ly.ptsd.aim.subscription.SubscriptionState.Starting;
import ly.ptsd.aim.subscription.SubscriptionState.Stopped;
import ly.ptsd.aim.subscription.SubscriptionState.Stopping;
import ly.ptsd.aim.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/** The only place that knows both the sealed state and the columns it is kept in. */
final class SubscriptionRows {

    /** The columns that depend on the state; null where the state has no such thing. */
    private static final List<String> OF_THE_STATE = List.of(
            "generation",
            "instance_id",
            "address",
            "next_generation",
            "replacement_cause",
            "stopped_by",
            "stop_reason",
            "paused_at",
            "failure_reason",
            "failed_at",
            "ended_at");

    private static final List<String> OF_EVERY_STATE = List.of(
            "state",
            "bucket",
            "generations",
            "replace_not_before",
            "live_account_id",
            "plan_id",
            "plan_version",
            "next_plan_id",
            "next_plan_version",
            "activated_at",
            "cancelled_at",
            "period_ends_at",
            "grace_ends_at");

    /** Every column that may change. */
    static final List<String> COLUMNS =
            Stream.concat(OF_EVERY_STATE.stream(), OF_THE_STATE.stream()).toList();

    private SubscriptionRows() {}

    /** The value of each of them. */
    static Map<String, @Nullable Object> columns(Subscription subscription) {
        var columns = new TreeMap<String, @Nullable Object>();
        OF_THE_STATE.forEach(column -> columns.put(column, null));
        columns.put("state", subscription.state().name().name());
        columns.put("bucket", subscription.bucket().value());
        columns.put("generations", subscription.generations());
        columns.put("replace_not_before", Columns.ofNullable(subscription.replaceNotBefore()));
        columns.put("live_account_id", subscription.state().isLiving() ? Columns.of(subscription.account()) : null);
        putTerms(columns, subscription.terms());
        putState(columns, subscription.state());
        return columns;
    }

    private static void putTerms(Map<String, @Nullable Object> columns, Terms terms) {
        var next = terms.nextPlan();
        var cancellation = terms.cancellation();
        columns.put("plan_id", terms.plan().id());
        columns.put("plan_version", terms.plan().version());
        columns.put("next_plan_id", next == null ? null : next.id());
        columns.put("next_plan_version", next == null ? null : next.version());
        columns.put("activated_at", Columns.ofNullable(terms.activatedAt()));
        columns.put("cancelled_at", cancellation == null ? null : Columns.of(cancellation.at()));
        columns.put("period_ends_at", cancellation == null ? null : Columns.of(cancellation.periodEndsAt()));
        columns.put("grace_ends_at", cancellation == null ? null : Columns.ofNullable(cancellation.graceEndsAt()));
    }

    private static void putState(Map<String, @Nullable Object> columns, SubscriptionState state) {
        switch (state) {
            case Requested() -> {}
            case Provisioning(int generation) -> columns.put("generation", generation);
            case Active(var server) -> putServer(columns, server);
            case Grace grace -> putServer(columns, grace.server());
            case Replacing(var server, int next, var cause) -> {
                putServer(columns, server);
                columns.put("next_generation", next);
                columns.put("replacement_cause", cause.name());
            }
            case Restarting(var server, var since) -> {
                putServer(columns, server);
                columns.put("paused_at", Columns.of(since));
            }
            case Stopping stopping -> putStop(columns, stopping, stopping.stop());
            case Stopped stopped -> putStop(columns, stopped, stopped.stop());
            case Starting starting -> putPaused(columns, starting, starting.since());
            case Failed(int generation, var reason, var at) -> {
                columns.put("generation", generation);
                columns.put("failure_reason", reason.code());
                columns.put("failed_at", Columns.of(at));
            }
            case Ending(var since) -> columns.put("ended_at", Columns.of(since));
            case Ended(var at) -> columns.put("ended_at", Columns.of(at));
        }
    }

    private static void putServer(Map<String, @Nullable Object> columns, Server server) {
        columns.put("generation", server.generation());
        columns.put("instance_id", server.instance().value());
        columns.put("address", server.address().toString());
    }

    private static void putStop(Map<String, @Nullable Object> columns, Paused paused, Stop stop) {
        putPaused(columns, paused, stop.since());
        columns.put("stopped_by", stop.by().name());
        columns.put("stop_reason", stop.reason());
    }

    private static void putPaused(Map<String, @Nullable Object> columns, Paused paused, Instant at) {
        columns.put("generation", paused.generation());
        columns.put("instance_id", paused.instance().value());
        columns.put("paused_at", Columns.of(at));
    }

    /** Without its timeline, which is in rows of its own. */
    static Subscription read(ResultSet row, int number) throws SQLException {
        return new Subscription(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "account_id"),
                new TenantId(row.getString("tenant_id")),
                Columns.instant(row, "created_at"),
                new BucketName(row.getString("bucket")),
                terms(row),
                state(row),
                Timeline.untouched(),
                row.getInt("generations"),
                Columns.nullableInstant(row, "replace_not_before"),
                row.getLong("version"),
                List.of());
    }

    static StepProgress readStep(ResultSet row, int number) throws SQLException {
        return new StepProgress(
                Step.valueOf(row.getString("name")),
                StepProgress.State.valueOf(row.getString("state")),
                Columns.nullableInstant(row, "started_at"),
                Columns.nullableInstant(row, "finished_at"),
                Reason.ofNullable(row.getString("reason"), row.getString("detail")));
    }

    private static Terms terms(ResultSet row) throws SQLException {
        var next = row.getString("next_plan_id");
        var cancelledAt = Columns.nullableInstant(row, "cancelled_at");
        return new Terms(
                new PlanVersion(row.getString("plan_id"), row.getInt("plan_version")),
                next == null ? null : new PlanVersion(next, row.getInt("next_plan_version")),
                Columns.nullableInstant(row, "activated_at"),
                cancelledAt == null
                        ? null
                        : new Cancellation(
                                cancelledAt,
                                Columns.instant(row, "period_ends_at"),
                                Columns.nullableInstant(row, "grace_ends_at")));
    }

    private static SubscriptionState state(ResultSet row) throws SQLException {
        int generation = row.getInt("generation");
        return switch (StateName.valueOf(row.getString("state"))) {
            case REQUESTED -> new Requested();
            case PROVISIONING -> new Provisioning(generation);
            case ACTIVE -> new Active(server(row));
            case REPLACING ->
                new Replacing(
                        server(row),
                        row.getInt("next_generation"),
                        ReplacementCause.valueOf(row.getString("replacement_cause")));
            case RESTARTING -> new Restarting(server(row), Columns.instant(row, "paused_at"));
            case GRACE -> new Grace(server(row), Columns.instant(row, "grace_ends_at"));
            case STOPPING -> new Stopping(generation, instance(row), stop(row));
            case STOPPED -> new Stopped(generation, instance(row), stop(row));
            case STARTING -> new Starting(generation, instance(row), Columns.instant(row, "paused_at"));
            case FAILED ->
                new Failed(
                        generation, ReasonCode.of(required(row, "failure_reason")), Columns.instant(row, "failed_at"));
            case ENDING -> new Ending(Columns.instant(row, "ended_at"));
            case ENDED -> new Ended(Columns.instant(row, "ended_at"));
        };
    }

    private static Server server(ResultSet row) throws SQLException {
        return new Server(row.getInt("generation"), instance(row), URI.create(required(row, "address")));
    }

    private static InstanceId instance(ResultSet row) throws SQLException {
        return new InstanceId(required(row, "instance_id"));
    }

    private static Stop stop(ResultSet row) throws SQLException {
        return new Stop(
                Actor.valueOf(required(row, "stopped_by")),
                row.getString("stop_reason"),
                Columns.instant(row, "paused_at"));
    }

    private static String required(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
