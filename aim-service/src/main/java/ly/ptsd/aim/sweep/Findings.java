package ly.ptsd.aim.sweep;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.sql.Columns;
import ly.ptsd.aim.sweep.MissingResource.Owner;
import ly.ptsd.aim.sweep.Orphan.Kind;
import ly.ptsd.aim.tenant.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the last sweep found. */
@Component
public class Findings {

    private final JdbcClient jdbc;

    Findings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The last sweep.
     *
     * @param at absent before the first one
     * @param halted why nothing was touched; absent when it was
     */
    public record Run(@Nullable Instant at, @Nullable String halted) {}

    public Run lastRun() {
        return jdbc.sql("SELECT swept_at, halted FROM sweep_run")
                .query((row, _) -> new Run(Columns.nullableInstant(row, "swept_at"), row.getString("halted")))
                .single();
    }

    /** Those seen first come first. */
    public List<Orphan> orphans() {
        return jdbc.sql("SELECT * FROM orphan ORDER BY first_seen_at, name")
                .query(Findings::readOrphan)
                .list();
    }

    public List<MissingResource> missing() {
        return jdbc.sql("""
                SELECT m.kind, m.first_seen_at, s.id, s.tenant_id, s.bucket FROM missing_resource m
                JOIN subscription s ON s.tenant_id = m.tenant_id ORDER BY m.first_seen_at, m.tenant_id""").query(Findings::readMissing).list();
    }

    /** @return whether there is such an unknown bucket */
    public boolean askForRemoval(BucketName bucket, Instant at) {
        return jdbc.sql("UPDATE orphan SET removal_asked_at = ? WHERE kind = 'BUCKET' AND name = ?")
                        .params(Columns.of(at), bucket.value())
                        .update()
                == 1;
    }

    /** Replaces what was found before; what is found again keeps the time at which it was first seen. */
    @Transactional
    void replace(Collection<Orphan> orphans, Collection<MissingResource> missing, Run run) {
        keepOrphans(orphans);
        keepMissing(missing);
        jdbc.sql("UPDATE sweep_run SET swept_at = :at, halted = :halted")
                .param("at", Columns.ofNullable(run.at()))
                .param("halted", run.halted())
                .update();
    }

    /** What makes two findings the same one. */
    private record Identity(Kind kind, String name) {

        static Identity of(Orphan orphan) {
            return new Identity(orphan.kind(), orphan.name());
        }

        static Identity of(MissingResource resource) {
            return new Identity(resource.kind(), resource.owner().tenant().value());
        }
    }

    private void keepOrphans(Collection<Orphan> found) {
        var again = found.stream().map(Identity::of).collect(Collectors.toSet());
        orphans().stream()
                .filter(known -> !again.contains(Identity.of(known)))
                .forEach(gone -> forget(gone.kind(), gone.name()));
        for (var orphan : found) {
            jdbc.sql("""
                    INSERT INTO orphan (kind, name, tenant_tag, state, first_seen_at)
                    VALUES (:kind, :name, :tenant, :state, :firstSeenAt)
                    ON DUPLICATE KEY UPDATE tenant_tag = VALUES(tenant_tag), state = VALUES(state)""")
                    .param("kind", orphan.kind().name())
                    .param("name", orphan.name())
                    .param("tenant", orphan.tenant())
                    .param("state", orphan.state())
                    .param("firstSeenAt", Columns.of(orphan.firstSeenAt()))
                    .update();
        }
    }

    private void keepMissing(Collection<MissingResource> found) {
        var again = found.stream().map(Identity::of).collect(Collectors.toSet());
        missing().stream()
                .filter(known -> !again.contains(Identity.of(known)))
                .forEach(back -> jdbc.sql("DELETE FROM missing_resource WHERE tenant_id = ? AND kind = ?")
                        .params(back.owner().tenant().value(), back.kind().name())
                        .update());
        for (var resource : found) {
            jdbc.sql("INSERT IGNORE INTO missing_resource (tenant_id, kind, first_seen_at) VALUES (?, ?, ?)")
                    .params(
                            resource.owner().tenant().value(),
                            resource.kind().name(),
                            Columns.of(resource.firstSeenAt()))
                    .update();
        }
    }

    void forget(Kind kind, String name) {
        jdbc.sql("DELETE FROM orphan WHERE kind = ? AND name = ?")
                .params(kind.name(), name)
                .update();
    }

    /** Behind whose settings the next look at settings goes on. */
    Optional<TenantId> settingsSeenUpTo() {
        return jdbc.sql("SELECT settings_after FROM sweep_run WHERE settings_after IS NOT NULL")
                .query((row, _) -> new TenantId(row.getString(1)))
                .optional();
    }

    void settingsSeenUpTo(TenantId tenant) {
        jdbc.sql("UPDATE sweep_run SET settings_after = ?")
                .param(tenant.value())
                .update();
    }

    private static Orphan readOrphan(ResultSet row, int number) throws SQLException {
        return new Orphan(
                Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("tenant_tag"),
                row.getString("state"),
                Columns.instant(row, "first_seen_at"),
                Columns.nullableInstant(row, "removal_asked_at"));
    }

    private static MissingResource readMissing(ResultSet row, int number) throws SQLException {
        return new MissingResource(
                new Owner(
                        Columns.uuid(row, "id"),
                        new TenantId(row.getString("tenant_id")),
                        new BucketName(row.getString("bucket"))),
                Kind.valueOf(row.getString("kind")),
                Columns.instant(row, "first_seen_at"));
    }
}
