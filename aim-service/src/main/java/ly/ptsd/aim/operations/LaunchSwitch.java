package ly.ptsd.aim.operations;

import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import ly.ptsd.aim.cost.Prices;
import ly.ptsd.aim.instance.LaunchAllowance;
import ly.ptsd.aim.instance.LaunchOrder;
import ly.ptsd.aim.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The operators' switch for all launches, and the ceilings. Instances that run are not touched by either. */
@Component
class LaunchSwitch implements LaunchAllowance {

    /** Every order that may have made an instance which is not known to be gone. */
    private static final String LIVING = "state NOT IN ('REFUSED', 'ENDED')";

    private final JdbcClient jdbc;
    private final LaunchCeilings ceilings;
    private final Prices prices;
    private final Clock clock;
    private final MeterRegistry refusals;

    LaunchSwitch(JdbcClient jdbc, LaunchCeilings ceilings, Prices prices, Clock clock, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.ceilings = ceilings;
        this.prices = prices;
        this.clock = clock;
        this.refusals = metrics;
    }

    /** Who set the switch, and why; nothing of that while nobody ever has. */
    record Setting(
            boolean allowed,
            @Nullable String reason,
            @Nullable UUID by,
            @Nullable Instant at) {}

    /** Instances of one kind. */
    private record Kind(String instanceType, int volumeGib, int count) {}

    /** What there is now, in instances and dollars per hour. */
    record Load(int instances, BigDecimal usdPerHour) {}

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Answer ask(LaunchOrder order) {
        var answer = decide(order);
        if (answer instanceof Answer.Refused(var cause)) {
            refusals.counter("ptsd.aim.launches.refused", "cause", cause.name()).increment();
        }
        return answer;
    }

    private Answer decide(LaunchOrder order) {
        if (!read("FOR UPDATE").allowed()) {
            return new Answer.Refused(Cause.SWITCHED_OFF);
        }
        var load = load();
        if (load.instances() + 1 > ceilings.instances()) {
            return new Answer.Refused(Cause.INSTANCE_CEILING);
        }
        var more = prices.running(order.instanceType(), order.volumeGib()).perHour();
        return load.usdPerHour().add(more).compareTo(ceilings.usdPerHour()) > 0
                ? new Answer.Refused(Cause.SPEND_CEILING)
                : new Answer.Allowed();
    }

    Setting setting() {
        return read("");
    }

    void set(boolean allowed, String reason, UUID operator) {
        jdbc.sql("UPDATE launch_switch SET allowed = ?, reason = ?, changed_by = ?, changed_at = ?")
                .params(allowed, reason, Columns.of(operator), Columns.of(clock.instant()))
                .update();
    }

    Load load() {
        var kinds = kinds();
        return new Load(
                kinds.stream().mapToInt(Kind::count).sum(),
                kinds.stream().map(this::usdPerHour).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private BigDecimal usdPerHour(Kind kind) {
        return prices.running(kind.instanceType(), kind.volumeGib())
                .perHour()
                .multiply(BigDecimal.valueOf(kind.count()));
    }

    private List<Kind> kinds() {
        return jdbc.sql("SELECT instance_type, volume_gib, COUNT(*) AS instances FROM launch WHERE " + LIVING
                        + " GROUP BY instance_type, volume_gib")
                .query((row, _) ->
                        new Kind(row.getString("instance_type"), row.getInt("volume_gib"), row.getInt("instances")))
                .list();
    }

    private Setting read(String lock) {
        return jdbc.sql("SELECT * FROM launch_switch " + lock)
                .query(LaunchSwitch::read)
                .single();
    }

    private static Setting read(ResultSet row, int number) throws SQLException {
        var by = row.getBytes("changed_by");
        return new Setting(
                row.getBoolean("allowed"),
                row.getString("reason"),
                by == null ? null : Columns.uuid(row, "changed_by"),
                Columns.nullableInstant(row, "changed_at"));
    }
}
