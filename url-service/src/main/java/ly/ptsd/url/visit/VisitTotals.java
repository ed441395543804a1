package ly.ptsd.url.visit;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How often each link was visited: in all, and hour by hour. */
@Repository
class VisitTotals {

    private static final int BATCH = 10_000;

    private final JdbcClient jdbc;
    private final VisitHours hours;
    private final Clock clock;
    private final VisitProperties properties;

    VisitTotals(JdbcClient jdbc, VisitHours hours, Clock clock, VisitProperties properties) {
        this.jdbc = jdbc;
        this.hours = hours;
        this.clock = clock;
        this.properties = properties;
    }

    private record Gain(long visits, Instant last) {

        Gain plus(Gain other) {
            return new Gain(visits + other.visits, last.isAfter(other.last) ? last : other.last);
        }
    }

    /**
     * Counts each visit once, however often it is given. All or none of them are counted.
     *
     * @throws DuplicateKeyException when somebody else counts one of them at this moment: then none was counted
     */
    @Transactional
    public void count(Collection<DeliveredVisit> delivered) {
        var fresh = fresh(delivered);
        var links = presentLinks(fresh.values());
        fresh.values().removeIf(visit -> !links.contains(visit.slug().value()));
        remember(fresh);
        add(fresh.values());
        hours.add(fresh.values());
    }

    /** In the order of ids, like everything here is in an order, so that two replicas never wait for each other. */
    private Map<String, Visit> fresh(Collection<DeliveredVisit> delivered) {
        var fresh = delivered.stream()
                .collect(toMap(one -> one.id().toString(), DeliveredVisit::visit, (one, _) -> one, TreeMap::new));
        if (!fresh.isEmpty()) {
            jdbc.sql("SELECT id FROM visit WHERE id IN (:ids)")
                    .param("ids", List.copyOf(fresh.keySet()))
                    .query(String.class)
                    .list()
                    .forEach(fresh::remove);
        }
        return fresh;
    }

    /** Those that were not forgotten meanwhile, with their owner; nor are they until this is over. */
    private Set<String> presentLinks(Collection<Visit> visits) {
        var slugs =
                visits.stream().map(visit -> visit.slug().value()).distinct().toList();
        return slugs.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("SELECT slug FROM link WHERE slug IN (:slugs) LOCK IN SHARE MODE")
                        .param("slugs", slugs)
                        .query(String.class)
                        .list());
    }

    private void remember(Map<String, Visit> visits) {
        Rows.insert(
                jdbc,
                "INSERT INTO visit (id, slug, at)",
                visits.entrySet().stream()
                        .map(entry -> new Object[] {
                            entry.getKey(),
                            entry.getValue().slug().value(),
                            utc(entry.getValue().at())
                        })
                        .toList(),
                "");
    }

    private void add(Collection<Visit> visits) {
        Map<String, Gain> gains = new TreeMap<>();
        visits.stream()
                .filter(visit -> !visit.isByBot())
                .forEach(visit -> gains.merge(visit.slug().value(), new Gain(1, visit.at()), Gain::plus));
        Rows.insert(
                jdbc,
                "INSERT INTO visit_total (slug, visits, last_visit_at)",
                gains.entrySet().stream()
                        .map(gain -> new Object[] {
                            gain.getKey(),
                            gain.getValue().visits(),
                            utc(gain.getValue().last())
                        })
                        .toList(),
                """
                ON DUPLICATE KEY UPDATE visits = visits + VALUES(visits),
                    last_visit_at = GREATEST(last_visit_at, VALUES(last_visit_at))
                """);
    }

    /** Forgets the single visits of long ago; what they added to the totals stays. */
    void forgetOld() {
        var before = utc(clock.instant().minus(properties.remembered()));
        while (jdbc.sql("DELETE FROM visit WHERE at < ? ORDER BY at LIMIT " + BATCH)
                        .param(before)
                        .update()
                == BATCH) {
            // a short transaction each, until none is left
        }
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
