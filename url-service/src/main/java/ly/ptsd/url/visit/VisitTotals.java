package ly.ptsd.url.visit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How often each link was visited. */
@Repository
class VisitTotals {

    private static final int BATCH = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final VisitProperties properties;

    VisitTotals(JdbcClient jdbc, Clock clock, VisitProperties properties) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.properties = properties;
    }

    private record Gain(long visits, Instant last) {

        Gain plus(Gain other) {
            return new Gain(visits + other.visits, last.isAfter(other.last) ? last : other.last);
        }
    }

    /** Counts each visit once, however often it is given. All or none of them are counted. */
    @Transactional
    public void count(Collection<Visit> visits) {
        // in the order of slugs, so that two replicas never wait for each other
        Map<String, Gain> gains = new TreeMap<>();
        for (var visit : visits) {
            if (isNew(visit)) {
                gains.merge(visit.slug().value(), new Gain(1, visit.at()), Gain::plus);
            }
        }
        gains.forEach(this::add);
    }

    private boolean isNew(Visit visit) {
        return jdbc.sql("INSERT IGNORE INTO visit (id, slug, at) VALUES (?, ?, ?)")
                        .params(visit.id().toString(), visit.slug().value(), utc(visit.at()))
                        .update()
                == 1;
    }

    /** A link that was forgotten meanwhile, with its owner, has no total any more. */
    private void add(String slug, Gain gain) {
        jdbc.sql("""
                        INSERT INTO visit_total (slug, visits, last_visit_at)
                        SELECT link.slug, :gain, :last FROM link WHERE link.slug = :slug
                        ON DUPLICATE KEY UPDATE visits = visit_total.visits + :gain, last_visit_at = GREATEST(visit_total.last_visit_at, :last)
                        """)
                .param("gain", gain.visits())
                .param("last", utc(gain.last()))
                .param("slug", slug)
                .update();
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
