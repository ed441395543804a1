package ly.ptsd.aim.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import ly.ptsd.aim.plan.PlanProperties.Terms;
import ly.ptsd.aim.sql.Columns;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Every version of every plan that was ever offered; the newest version of those in the configuration is on offer. */
@Component
public class Plans implements SmartInitializingSingleton {

    private static final String SEPARATOR = ",";

    private final JdbcClient jdbc;
    private final PlanProperties offer;
    private final Clock clock;

    Plans(JdbcClient jdbc, PlanProperties offer, Clock clock) {
        this.jdbc = jdbc;
        this.offer = offer;
        this.clock = clock;
    }

    /** Writes a new version of whatever the configuration has changed, before anybody can ask. */
    @Override
    public void afterSingletonsInstantiated() {
        offer.plans().forEach(this::offer);
    }

    /** In the order in which they are shown. */
    public List<Plan> offered() {
        return offer.plans().stream()
                .map(terms -> newest(terms.id()).orElseThrow())
                .toList();
    }

    public Optional<Plan> findOffered(String id) {
        return offer.plans().stream().anyMatch(terms -> terms.id().equals(id)) ? newest(id) : Optional.empty();
    }

    /** The terms as they were when this version was offered. */
    public Plan get(PlanVersion version) {
        return jdbc.sql("SELECT * FROM plan WHERE id = ? AND version = ?")
                .params(version.id(), version.version())
                .query(Plans::read)
                .single();
    }

    private Optional<Plan> newest(String id) {
        return jdbc.sql("SELECT * FROM plan WHERE id = ? ORDER BY version DESC LIMIT 1")
                .param(id)
                .query(Plans::read)
                .optional();
    }

    private void offer(Terms terms) {
        var known = newest(terms.id());
        int version = known.map(Plan::version).orElse(0);
        if (known.filter(terms.atVersion(version)::equals).isPresent()) {
            return;
        }
        try {
            add(terms.atVersion(version + 1));
        } catch (DuplicateKeyException anotherReplicaWasFirst) {
            offer(terms);
        }
    }

    private void add(Plan plan) {
        jdbc.sql("""
                INSERT INTO plan (id, version, price_krw_per_month, storage_bytes, largest_upload_bytes, max_height,
                  concurrent_viewers, instance_types, offered_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        plan.id(),
                        plan.version(),
                        plan.priceKrwPerMonth(),
                        plan.storage().toBytes(),
                        plan.largestUpload().toBytes(),
                        plan.maxHeight(),
                        plan.concurrentViewers(),
                        String.join(SEPARATOR, plan.instanceTypes()),
                        Columns.of(clock.instant()))
                .update();
    }

    private static Plan read(ResultSet row, int number) throws SQLException {
        var types = row.getString("instance_types");
        return new Plan(
                new PlanVersion(row.getString("id"), row.getInt("version")),
                row.getInt("price_krw_per_month"),
                DataSize.ofBytes(row.getLong("storage_bytes")),
                DataSize.ofBytes(row.getLong("largest_upload_bytes")),
                row.getInt("max_height"),
                row.getInt("concurrent_viewers"),
                types.isEmpty() ? List.of() : List.of(types.split(SEPARATOR)));
    }
}
