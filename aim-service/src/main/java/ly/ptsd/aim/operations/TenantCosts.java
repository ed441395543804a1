package ly.ptsd.aim.operations;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ly.ptsd.aim.cost.Estimate;
import ly.ptsd.aim.cost.Prices;
import ly.ptsd.aim.tenant.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Estimates what tenants cost: every instance there is for them, and what is in the bucket. */
@Component
class TenantCosts {

    /** A stopped instance is the one of a subscription that is stopped. */
    private static final String INSTANCES = """
            SELECT l.tenant_id, l.instance_type, l.volume_gib,
              COALESCE(s.state = 'STOPPED' AND s.instance_id = l.instance_id, FALSE) AS stopped
            FROM launch l LEFT JOIN subscription s ON s.tenant_id = l.tenant_id
            WHERE l.state NOT IN ('INTENDED', 'REFUSED', 'ENDED')""";

    private final JdbcClient jdbc;
    private final Prices prices;

    TenantCosts(JdbcClient jdbc, Prices prices) {
        this.jdbc = jdbc;
        this.prices = prices;
    }

    private record Priced(String tenant, Estimate estimate) {}

    LocalDate pricesAsOf() {
        return prices.asOf();
    }

    /** One estimate for each row. */
    Map<TenantId, Estimate> of(Collection<TenantRow> tenants) {
        if (tenants.isEmpty()) {
            return Map.of();
        }
        var instances = instancesOf(tenants).stream()
                .collect(Collectors.toMap(Priced::tenant, Priced::estimate, Estimate::and));
        return tenants.stream()
                .collect(Collectors.toMap(
                        TenantRow::tenant,
                        row -> instances
                                .getOrDefault(row.tenant().value(), Estimate.NOTHING)
                                .and(prices.stored(row.storedBytes()))));
    }

    private List<Priced> instancesOf(Collection<TenantRow> tenants) {
        return jdbc.sql(INSTANCES + " AND l.tenant_id IN (:tenants)")
                .param(
                        "tenants",
                        tenants.stream().map(row -> row.tenant().value()).toList())
                .query((row, _) -> new Priced(row.getString("tenant_id"), estimate(row)))
                .list();
    }

    /** Of all tenants together. */
    BigDecimal usdPerHour() {
        var instances = jdbc
                .sql("SELECT instance_type, volume_gib, stopped, COUNT(*) AS instances FROM (" + INSTANCES
                        + ") l GROUP BY instance_type, volume_gib, stopped")
                .query((row, _) -> estimate(row).perHour().multiply(BigDecimal.valueOf(row.getLong("instances"))))
                .list()
                .stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return instances.add(prices.stored(storedBytes()).perHour());
    }

    private long storedBytes() {
        return jdbc.sql("""
                SELECT COALESCE(SUM(m.stored_bytes), 0) FROM subscription s
                JOIN machine m ON m.instance_id = s.instance_id""").query(Long.class).single();
    }

    private Estimate estimate(ResultSet row) throws SQLException {
        int volume = row.getInt("volume_gib");
        return row.getBoolean("stopped")
                ? prices.stopped(volume)
                : prices.running(row.getString("instance_type"), volume);
    }
}
