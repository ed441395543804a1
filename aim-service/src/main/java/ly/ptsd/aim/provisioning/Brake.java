package ly.ptsd.aim.provisioning;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import ly.ptsd.aim.sql.Columns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps one fault of ours from costing every tenant its server: when more than a twentieth of the servers, and at least
 * three, are unhealthy at once, none is replaced but by an operator. It is worked out anew from what is stored each time,
 * so all replicas agree and it goes off by itself.
 */
@Component
public class Brake {

    private static final Logger log = LoggerFactory.getLogger(Brake.class);

    private static final int AT_LEAST = 3;
    private static final int ONE_IN = 20;

    private final JdbcClient jdbc;
    private final ProvisioningProperties waiting;
    private final Clock clock;
    private final AtomicBoolean reported = new AtomicBoolean();

    Brake(JdbcClient jdbc, ProvisioningProperties waiting, Clock clock, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.waiting = waiting;
        this.clock = clock;
        Gauge.builder("ptsd.aim.brake", this, brake -> brake.isOn() ? 1 : 0)
                .description("1: too many servers are unhealthy, none is replaced by itself")
                .register(metrics);
    }

    /** How the servers are that should serve; those that replace a dead or lost one count as unhealthy. */
    public record Reading(int servers, int unhealthy) {

        boolean isTooMuch() {
            return unhealthy >= AT_LEAST && unhealthy * ONE_IN > servers;
        }
    }

    /** A server that should serve and was last heard of before is unhealthy. */
    public Instant silentSince(Instant now) {
        return now.minus(waiting.silence());
    }

    public Reading read() {
        return jdbc.sql("""
                SELECT COUNT(*) AS servers,
                  COALESCE(SUM(CASE
                    WHEN subscription.state = 'PROVISIONING' THEN 1
                    WHEN subscription.state = 'REPLACING' THEN replacement_cause = 'UNHEALTHY'
                    ELSE last_health_at IS NULL OR last_health_at < :heard END), 0) AS unhealthy
                FROM subscription LEFT JOIN machine ON machine.instance_id = subscription.instance_id
                WHERE subscription.state IN ('ACTIVE', 'GRACE', 'REPLACING')
                  OR subscription.state = 'PROVISIONING' AND subscription.activated_at IS NOT NULL""")
                .param("heard", Columns.of(silentSince(clock.instant())))
                .query((row, _) -> new Reading(row.getInt("servers"), row.getInt("unhealthy")))
                .single();
    }

    public boolean isOn() {
        var reading = read();
        boolean on = reading.isTooMuch();
        if (reported.getAndSet(on) != on) {
            log.warn("brake {}: servers={} unhealthy={}", on ? "on" : "off", reading.servers(), reading.unhealthy());
        }
        return on;
    }
}
