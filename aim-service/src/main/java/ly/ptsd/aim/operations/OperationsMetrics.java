package ly.ptsd.aim.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import ly.ptsd.aim.subscription.StateName;
import ly.ptsd.aim.sweep.Findings;
import ly.ptsd.aim.sweep.Orphan.Kind;
import org.springframework.stereotype.Component;

/** What an alarm is to be set on, read from the database whenever it is asked for: every replica says the same. */
@Component
class OperationsMetrics implements MeterBinder {

    private final TenantRows tenants;
    private final Findings findings;

    OperationsMetrics(TenantRows tenants, Findings findings) {
        this.tenants = tenants;
        this.findings = findings;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var state : StateName.values()) {
            Gauge.builder(
                            "ptsd.aim.tenants",
                            tenants,
                            rows -> rows.countByState().getOrDefault(state, 0))
                    .description("subscriptions by state")
                    .tag("state", state.name())
                    .register(registry);
        }
        Gauge.builder("ptsd.aim.tenants.stuck", tenants, TenantRows::countStuck)
                .description("failed, or too long in a state that should pass by itself")
                .register(registry);
        for (var kind : Kind.values()) {
            Gauge.builder("ptsd.aim.orphans", findings, found -> count(found, kind))
                    .description("in the cloud and not recorded")
                    .tag("kind", kind.name())
                    .register(registry);
            Gauge.builder("ptsd.aim.missing", findings, found -> countMissing(found, kind))
                    .description("recorded and not in the cloud")
                    .tag("kind", kind.name())
                    .register(registry);
        }
        Gauge.builder(
                        "ptsd.aim.sweep.halted",
                        findings,
                        found -> found.lastRun().halted() == null ? 0 : 1)
                .description("1: so much is unknown that the sweep touches nothing")
                .register(registry);
    }

    private static long count(Findings findings, Kind kind) {
        return findings.orphans().stream()
                .filter(orphan -> orphan.kind() == kind)
                .count();
    }

    private static long countMissing(Findings findings, Kind kind) {
        return findings.missing().stream()
                .filter(resource -> resource.kind() == kind)
                .count();
    }
}
