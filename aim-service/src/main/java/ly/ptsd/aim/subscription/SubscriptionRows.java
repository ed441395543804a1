package ly.ptsd.aim.subscription;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.sql.Columns;
import ly.ptsd.aim.subscription.SubscriptionState.Active;
import ly.ptsd.aim.subscription.SubscriptionState.Ended;
import ly.ptsd.aim.subscription.SubscriptionState.Ending;
import ly.ptsd.aim.subscription.SubscriptionState.Failed;
import ly.ptsd.aim.subscription.SubscriptionState.Provisioning;
import ly.ptsd.aim.subscription.SubscriptionState.Requested;
import ly.ptsd.aim.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/** The only place that knows both the sealed state and the columns it is kept in. */
final class SubscriptionRows {

    private SubscriptionRows() {}

    /** The columns that depend on the state; null where the state has no such thing. */
    record StateColumns(
            String state,
            @Nullable Integer generation,
            @Nullable String instanceId,
            @Nullable String address,
            @Nullable String failureReason,
            @Nullable Instant failedAt,
            @Nullable Instant endedAt) {

        static StateColumns of(SubscriptionState state) {
            return switch (state) {
                case Requested() -> new StateColumns("REQUESTED", null, null, null, null, null, null);
                case Provisioning(int generation) ->
                    new StateColumns("PROVISIONING", generation, null, null, null, null, null);
                case Active(int generation, var instance, var address) ->
                    new StateColumns("ACTIVE", generation, instance.value(), address.toString(), null, null, null);
                case Failed(int generation, var reason, var at) ->
                    new StateColumns("FAILED", generation, null, null, reason, at, null);
                case Ending(var since) -> new StateColumns("ENDING", null, null, null, null, null, since);
                case Ended(var at) -> new StateColumns("ENDED", null, null, null, null, null, at);
            };
        }
    }

    /** Without its timeline, which is in rows of its own. */
    static Subscription read(ResultSet row, int number) throws SQLException {
        return new Subscription(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "account_id"),
                new TenantId(row.getString("tenant_id")),
                row.getString("plan_id"),
                Columns.instant(row, "created_at"),
                new BucketName(row.getString("bucket")),
                state(row),
                Timeline.untouched(),
                Columns.nullableInstant(row, "activated_at"),
                row.getLong("version"));
    }

    static StepProgress readStep(ResultSet row, int number) throws SQLException {
        return new StepProgress(
                Step.valueOf(row.getString("name")),
                StepProgress.State.valueOf(row.getString("state")),
                Columns.nullableInstant(row, "started_at"),
                Columns.nullableInstant(row, "finished_at"),
                row.getString("reason"));
    }

    private static SubscriptionState state(ResultSet row) throws SQLException {
        var state = row.getString("state");
        int generation = row.getInt("generation");
        return switch (state) {
            case "REQUESTED" -> new Requested();
            case "PROVISIONING" -> new Provisioning(generation);
            case "ACTIVE" ->
                new Active(
                        generation,
                        new InstanceId(Objects.requireNonNull(row.getString("instance_id"))),
                        URI.create(Objects.requireNonNull(row.getString("address"))));
            case "FAILED" ->
                new Failed(
                        generation,
                        Objects.requireNonNull(row.getString("failure_reason")),
                        Columns.instant(row, "failed_at"));
            case "ENDING" -> new Ending(Columns.instant(row, "ended_at"));
            case "ENDED" -> new Ended(Columns.instant(row, "ended_at"));
            default -> throw new IllegalStateException("unknown subscription state " + state);
        };
    }
}
