package ly.ptsd.aim.operations;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import ly.ptsd.aim.cost.Prices;
import ly.ptsd.aim.operations.Provisionings.Provisioned;
import ly.ptsd.aim.provisioning.Brake;
import ly.ptsd.aim.subscription.StateName;
import ly.ptsd.aim.sweep.Findings;
import ly.ptsd.aim.sweep.Orphan;
import ly.ptsd.aim.sweep.Orphan.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How everything is, at a glance. */
@RestController
class OverviewController {

    private final TenantRows tenants;
    private final TenantCosts costs;
    private final LaunchSwitch launchSwitch;
    private final Findings findings;
    private final Brake brake;
    private final Provisionings provisionings;
    private final Backlog backlog;

    OverviewController(
            TenantRows tenants,
            TenantCosts costs,
            LaunchSwitch launchSwitch,
            Findings findings,
            Brake brake,
            Provisionings provisionings,
            Backlog backlog) {
        this.tenants = tenants;
        this.costs = costs;
        this.launchSwitch = launchSwitch;
        this.findings = findings;
        this.brake = brake;
        this.provisionings = provisionings;
        this.backlog = backlog;
    }

    /**
     * @param unhealthy servers that should serve and are not heard of
     * @param costUsdPerTenantMonth on the average; absent while there is no tenant
     * @param brake so many of them that none is replaced by itself
     */
    record Overview(
            Map<StateName, Integer> states,
            int stuck,
            int unhealthy,
            boolean brake,
            boolean launchesAllowed,
            BigDecimal costUsdPerHour,
            @Nullable BigDecimal costUsdPerTenantMonth,
            Provisioned provisioned,
            Backlog.Reading backlog,
            OrphanCounts orphans,
            @Nullable Instant sweptAt,
            boolean sweepHalted) {}

    record OrphanCounts(long instances, long identities, long buckets, int missing) {}

    @GetMapping("/api/operations/overview")
    Overview overview() {
        var run = findings.lastRun();
        var states = tenants.countByState();
        var cost = costs.usdPerHour();
        return new Overview(
                states,
                tenants.countStuck(),
                brake.read().unhealthy(),
                brake.isOn(),
                launchSwitch.setting().allowed(),
                cost,
                perTenantMonth(cost, states),
                provisionings.lately(),
                backlog.read(),
                orphans(),
                run.at(),
                run.halted() != null);
    }

    private static @Nullable BigDecimal perTenantMonth(BigDecimal perHour, Map<StateName, Integer> states) {
        int tenants = states.entrySet().stream()
                .filter(state -> state.getKey() != StateName.ENDED)
                .mapToInt(Map.Entry::getValue)
                .sum();
        return tenants == 0
                ? null
                : Prices.perMonth(perHour).divide(BigDecimal.valueOf(tenants), 2, RoundingMode.HALF_UP);
    }

    private OrphanCounts orphans() {
        var orphans = findings.orphans();
        return new OrphanCounts(
                count(Kind.INSTANCE, orphans),
                count(Kind.IDENTITY, orphans),
                count(Kind.BUCKET, orphans),
                findings.missing().size());
    }

    private static long count(Kind kind, List<Orphan> orphans) {
        return orphans.stream().filter(orphan -> orphan.kind() == kind).count();
    }
}
