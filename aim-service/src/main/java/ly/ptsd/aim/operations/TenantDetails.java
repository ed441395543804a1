package ly.ptsd.aim.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import ly.ptsd.aim.cost.Estimate;
import ly.ptsd.aim.cost.Prices;
import ly.ptsd.aim.machine.Machines;
import ly.ptsd.aim.machine.Machines.Seen;
import ly.ptsd.aim.operations.TenantDetail.TenantCost;
import ly.ptsd.aim.operations.TenantDetail.TenantHistoryEntry;
import ly.ptsd.aim.operations.TenantDetail.TenantLaunch;
import ly.ptsd.aim.operations.TenantDetail.TenantServer;
import ly.ptsd.aim.operations.TenantDetail.TenantStep;
import ly.ptsd.aim.operations.TenantDetail.TenantUsage;
import ly.ptsd.aim.reason.ReasonCode;
import ly.ptsd.aim.sql.Columns;
import ly.ptsd.aim.subscription.Command;
import ly.ptsd.aim.subscription.History;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.subscription.Subscriptions;
import ly.ptsd.aim.tenant.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers everything about one tenant. */
@Component
class TenantDetails {

    private final Subscriptions subscriptions;
    private final TenantRows rows;
    private final TenantCosts costs;
    private final History history;
    private final Machines machines;
    private final JdbcClient jdbc;

    TenantDetails(
            Subscriptions subscriptions,
            TenantRows rows,
            TenantCosts costs,
            History history,
            Machines machines,
            JdbcClient jdbc) {
        this.subscriptions = subscriptions;
        this.rows = rows;
        this.costs = costs;
        this.history = history;
        this.machines = machines;
        this.jdbc = jdbc;
    }

    Optional<TenantDetail> of(TenantId tenant) {
        return subscriptions
                .findByTenant(tenant)
                .flatMap(subscription -> rows.get(tenant).map(row -> detail(subscription, row)));
    }

    private TenantDetail detail(Subscription subscription, TenantRow row) {
        var cost = costs.of(List.of(row)).getOrDefault(row.tenant(), Estimate.NOTHING);
        var seen = subscription.state().instanceId().flatMap(machines::lastSeen);
        return new TenantDetail(
                row.tenant().value(),
                row.subscription(),
                row.account(),
                row.state(),
                row.since(),
                row.stuck(),
                row.unhealthy(),
                row.plan(),
                row.generation(),
                row.instance(),
                row.address(),
                row.version(),
                row.lastSeenAt(),
                Prices.perMonth(cost.perHour()),
                subscription.timeline().steps().stream().map(TenantStep::of).toList(),
                history.of(subscription.id()).stream()
                        .map(TenantHistoryEntry::of)
                        .toList(),
                launches(row.tenant()),
                seen.map(TenantServer::of).orElse(null),
                seen.map(Seen::usage).map(TenantUsage::of).orElse(null),
                subscription.bucket().value(),
                TenantCost.of(cost, costs.pricesAsOf()),
                Command.ofOperator(subscription));
    }

    private List<TenantLaunch> launches(TenantId tenant) {
        return jdbc.sql("""
                SELECT launch.*, NULLIF(JSON_UNQUOTE(JSON_EXTRACT(launch_order, '$.subnetId')), 'null') AS subnet_id
                FROM launch WHERE tenant_id = ? ORDER BY generation DESC, attempt DESC""").param(tenant.value()).query(TenantDetails::launch).list();
    }

    private static TenantLaunch launch(ResultSet row, int number) throws SQLException {
        var reason = row.getString("reason");
        return new TenantLaunch(
                row.getInt("generation"),
                row.getInt("attempt"),
                row.getString("state"),
                row.getString("instance_id"),
                row.getString("instance_type"),
                row.getString("subnet_id"),
                reason == null ? null : ReasonCode.of(reason),
                row.getString("detail"),
                Columns.instant(row, "intended_at"));
    }
}
