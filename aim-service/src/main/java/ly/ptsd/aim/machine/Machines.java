package ly.ptsd.aim.machine;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every machine that ever registered a key, with its last health call. */
@Component
public class Machines {

    private final JdbcClient jdbc;
    private final Clock clock;

    Machines(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a media server says of itself. */
    record HealthReport(String version, long diskFreeBytes, double load, int runningJobs) {}

    /** Whether the media server on this instance has ever called in healthy. */
    public boolean hasCalledIn(InstanceId instance) {
        return find(instance).filter(Machine::hasCalledIn).isPresent();
    }

    Optional<Machine> find(InstanceId instance) {
        return jdbc.sql("SELECT * FROM machine WHERE instance_id = ?")
                .param(instance.value())
                .query((row, _) -> new Machine(
                        instance,
                        MachineKey.stored(row.getString("public_key")),
                        Columns.nullableInstant(row, "first_health_at")))
                .optional();
    }

    /** The first key registered for an instance stays; the answer is the one that counts. */
    Machine register(InstanceId instance, MachineKey key) {
        jdbc.sql("""
                INSERT INTO machine (instance_id, public_key, registered_at) VALUES (?, ?, ?)
                ON DUPLICATE KEY UPDATE instance_id = VALUES(instance_id)""")
                .params(instance.value(), key.json(), Columns.of(clock.instant()))
                .update();
        return find(instance).orElseThrow();
    }

    void record(InstanceId instance, HealthReport report) {
        var now = Columns.of(clock.instant());
        jdbc.sql("""
                UPDATE machine
                SET first_health_at = COALESCE(first_health_at, ?), last_health_at = ?, version = ?,
                    disk_free_bytes = ?, system_load = ?, running_jobs = ?
                WHERE instance_id = ?""")
                .params(
                        now,
                        now,
                        report.version(),
                        report.diskFreeBytes(),
                        report.load(),
                        report.runningJobs(),
                        instance.value())
                .update();
    }

    /** @return false when this assertion was used before */
    boolean useAssertion(InstanceId instance, String jwtId, Instant expiresAt) {
        jdbc.sql("DELETE FROM machine_assertion WHERE instance_id = ? AND expires_at < ?")
                .params(instance.value(), Columns.of(clock.instant()))
                .update();
        int added = jdbc.sql("INSERT IGNORE INTO machine_assertion (instance_id, jwt_id, expires_at) VALUES (?, ?, ?)")
                .params(instance.value(), jwtId, Columns.of(expiresAt))
                .update();
        return added == 1;
    }
}
