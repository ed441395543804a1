package ly.ptsd.aim.machine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.sql.Columns;
import org.jspecify.annotations.Nullable;
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

    /**
     * What a media server says of itself.
     *
     * @param up how long it has been running; older ones do not say it
     */
    record HealthReport(
            String version,
            @Nullable Duration up,
            long diskFreeBytes,
            double load,
            int runningJobs,
            @Nullable Usage usage) {}

    /** How much of its plan a tenant uses. */
    public record Usage(long storedBytes, long largestUploadBytes, int maxHeight) {}

    /** The last health call. */
    public record Seen(
            String version,
            Instant at,
            @Nullable Instant startedAt,
            long diskFreeBytes,
            double load,
            int runningJobs,
            @Nullable Usage usage) {

        /** Whether a media server spoke that was started then or later; of one that does not say when: that spoke later. */
        public boolean isOfOneStartedSince(Instant time) {
            return startedAt == null ? at.isAfter(time) : !startedAt.isBefore(time);
        }
    }

    /** Whether the media server on this instance has ever called in healthy. */
    public boolean hasCalledIn(InstanceId instance) {
        return find(instance).filter(Machine::hasCalledIn).isPresent();
    }

    /** Empty when it has never called in. */
    public Optional<Seen> lastSeen(InstanceId instance) {
        return jdbc.sql("SELECT * FROM machine WHERE instance_id = ? AND last_health_at IS NOT NULL")
                .param(instance.value())
                .query(Machines::readSeen)
                .optional();
    }

    private static Seen readSeen(ResultSet row, int number) throws SQLException {
        long stored = row.getLong("stored_bytes");
        var usage =
                row.wasNull() ? null : new Usage(stored, row.getLong("largest_upload_bytes"), row.getInt("max_height"));
        return new Seen(
                row.getString("version"),
                Columns.instant(row, "last_health_at"),
                Columns.nullableInstant(row, "started_at"),
                row.getLong("disk_free_bytes"),
                row.getDouble("system_load"),
                row.getInt("running_jobs"),
                usage);
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
        var usage = report.usage();
        var now = clock.instant();
        jdbc.sql("""
                UPDATE machine
                SET first_health_at = COALESCE(first_health_at, :now), last_health_at = :now, started_at = :startedAt,
                    version = :version,
                    disk_free_bytes = :diskFree, system_load = :load, running_jobs = :jobs,
                    stored_bytes = :stored, largest_upload_bytes = :largest, max_height = :height
                WHERE instance_id = :instance""")
                .param("now", Columns.of(now))
                .param("startedAt", report.up() == null ? null : Columns.of(now.minus(report.up())))
                .param("version", report.version())
                .param("diskFree", report.diskFreeBytes())
                .param("load", report.load())
                .param("jobs", report.runningJobs())
                .param("stored", usage == null ? null : usage.storedBytes())
                .param("largest", usage == null ? null : usage.largestUploadBytes())
                .param("height", usage == null ? null : usage.maxHeight())
                .param("instance", instance.value())
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
