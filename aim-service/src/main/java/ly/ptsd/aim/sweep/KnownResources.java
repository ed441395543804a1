package ly.ptsd.aim.sweep;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.instance.InstanceInventory.Found;
import ly.ptsd.aim.sql.Columns;
import ly.ptsd.aim.sweep.MissingResource.Owner;
import ly.ptsd.aim.tenant.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What should be there, as far as the database says. */
@Component
class KnownResources {

    /** Buckets and identities are theirs until they are removed. */
    private static final String NOT_ENDED = "state <> 'ENDED'";

    private final JdbcClient jdbc;

    KnownResources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Orders that were perhaps given and are not answered yet: by tenant and generation. */
    private record Ordered(String tenant, String generation) {}

    /**
     * What explains that a thing is there. An instance is explained by its recorded id, or by a launch order that was
     * written and is not answered yet.
     */
    record Explained(Set<InstanceId> instances, Set<Ordered> ordered, Set<TenantId> tenants, Set<BucketName> buckets) {

        boolean explains(Found found) {
            return instances.contains(found.instance())
                    || ordered.contains(
                            new Ordered(String.valueOf(found.tenant()), String.valueOf(found.generation())));
        }
    }

    /** Read this after what is there was listed: whatever was made before is then in the records. */
    Explained explained() {
        return new Explained(
                set(
                        "SELECT instance_id FROM launch WHERE instance_id IS NOT NULL AND state NOT IN ('REFUSED', 'ENDED')",
                        row -> new InstanceId(row.getString(1))),
                set(
                        "SELECT tenant_id, generation FROM launch WHERE state = 'INTENDED'",
                        row -> new Ordered(row.getString(1), row.getString(2))),
                set("SELECT tenant_id FROM subscription WHERE " + NOT_ENDED, row -> new TenantId(row.getString(1))),
                set("SELECT bucket FROM subscription WHERE " + NOT_ENDED, row -> new BucketName(row.getString(1))));
    }

    /** A subscription with the instance that it should have. */
    record Expected(Owner owner, InstanceId instance) {}

    /** Subscriptions whose instance was launched, and whose state changed, before then. */
    List<Expected> instancesLaunchedBefore(Instant then) {
        return jdbc.sql("""
                SELECT s.id, s.tenant_id, s.bucket, s.instance_id FROM subscription s
                JOIN launch l ON l.instance_id = s.instance_id
                WHERE l.state = 'RUNNING' AND l.launched_at < :then AND s.changed_at < :then
                  AND s.state NOT IN ('ENDING', 'ENDED')""")
                .param("then", Columns.of(then))
                .query((row, _) -> new Expected(owner(row), new InstanceId(row.getString("instance_id"))))
                .list();
    }

    /** Subscriptions whose bucket was finished before then. */
    List<Owner> bucketsMadeBefore(Instant then) {
        return jdbc.sql("""
                SELECT s.id, s.tenant_id, s.bucket FROM subscription s
                JOIN subscription_step b ON b.subscription_id = s.id AND b.name = 'BUCKET'
                WHERE b.state = 'DONE' AND b.finished_at < :then AND s.state NOT IN ('ENDING', 'ENDED')
                ORDER BY s.tenant_id""")
                .param("then", Columns.of(then))
                .query((row, _) -> owner(row))
                .list();
    }

    private <T> Set<T> set(String sql, Reader<T> reader) {
        return Set.copyOf(jdbc.sql(sql).query((row, _) -> reader.read(row)).list());
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static Owner owner(ResultSet row) throws SQLException {
        return new Owner(
                Columns.uuid(row, "id"),
                new TenantId(row.getString("tenant_id")),
                new BucketName(row.getString("bucket")));
    }
}
