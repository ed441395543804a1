package ly.ptsd.aim.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.UUID;
import ly.ptsd.aim.sql.Columns;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.StandstillTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@StandstillTest
class OperationsMetricsTests {

    private final MeterRegistry metrics;
    private final JdbcClient jdbc;

    OperationsMetricsTests(@Autowired MeterRegistry metrics, @Autowired JdbcClient jdbc) {
        this.metrics = metrics;
        this.jdbc = jdbc;
    }

    @AfterEach
    void clear() {
        jdbc.sql("DELETE FROM orphan").update();
        jdbc.sql("UPDATE sweep_run SET halted = NULL").update();
    }

    @Test
    void countsTenantsByStateAndThoseThatAreStuck(@LocalServerPort int port) {
        double requested = gauge("ptsd.aim.tenants", "state", "REQUESTED");
        double stuck = metrics.get("ptsd.aim.tenants.stuck").gauge().value();
        var tenant = Api.at(port).as(UUID.randomUUID()).subscribe().string("tenantId");
        assertThat(gauge("ptsd.aim.tenants", "state", "REQUESTED")).isEqualTo(requested + 1);
        jdbc.sql("UPDATE subscription SET changed_at = '2020-01-01' WHERE tenant_id = ?")
                .param(tenant)
                .update();
        assertThat(metrics.get("ptsd.aim.tenants.stuck").gauge().value()).isEqualTo(stuck + 1);
    }

    @Test
    void showsEveryFigureThatAlarmsAreSetOn(@LocalServerPort int port) {
        assertThat(Api.at(port).get("/actuator/prometheus").text())
                .contains(
                        "ptsd_aim_tenants{state=\"ACTIVE\"}",
                        "ptsd_aim_tenants_stuck",
                        "ptsd_aim_reconcile_due",
                        "ptsd_aim_reconcile_late",
                        "ptsd_aim_tasks_failing",
                        "ptsd_aim_outbox_unsent",
                        "ptsd_aim_outbox_lag",
                        "ptsd_aim_brake",
                        "ptsd_aim_missing{kind=\"BUCKET\"}",
                        "ptsd_aim_orphans{kind=\"INSTANCE\"}",
                        "ptsd_aim_sweep_halted");
    }

    @Test
    void countsOrphansAndSaysWhetherTheSweepIsHalted() {
        assertThat(gauge("ptsd.aim.orphans", "kind", "BUCKET")).isZero();
        assertThat(metrics.get("ptsd.aim.sweep.halted").gauge().value()).isZero();
        jdbc.sql("INSERT INTO orphan (kind, name, first_seen_at) VALUES ('BUCKET', 'ptsd-x', ?)")
                .param(Columns.of(Instant.now()))
                .update();
        jdbc.sql("UPDATE sweep_run SET halted = 'much'").update();
        assertThat(gauge("ptsd.aim.orphans", "kind", "BUCKET")).isEqualTo(1);
        assertThat(metrics.get("ptsd.aim.sweep.halted").gauge().value()).isEqualTo(1);
    }

    private double gauge(String name, String tag, String value) {
        return metrics.get(name).tag(tag, value).gauge().value();
    }
}
