package ly.ptsd.url.visit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How often links were opened in each hour, from where and with what, and by whom. */
@Repository
class VisitHours {

    /**
     * Anybody can make up hosts. So many are kept for a link and an hour; the others are counted as from somewhere else.
     */
    static final int MOST_REFERRERS = 50;

    static final String ELSEWHERE = "*";

    private final JdbcClient jdbc;

    VisitHours(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Hour(String slug, LocalDateTime start) {

        static Hour of(Visit visit) {
            return new Hour(
                    visit.slug().value(),
                    LocalDateTime.ofInstant(visit.at(), ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS));
        }
    }

    private record Kind(Hour hour, boolean bot, String referrer, String device, String browser) {

        static final Comparator<Kind> ORDER = Comparator.comparing(
                        (Kind kind) -> kind.hour().slug())
                .thenComparing(kind -> kind.hour().start())
                .thenComparing(Kind::bot)
                .thenComparing(Kind::referrer)
                .thenComparing(Kind::device)
                .thenComparing(Kind::browser);
    }

    /** To be called in a transaction, with visits of links that there are. */
    void add(Collection<Visit> visits) {
        if (visits.isEmpty()) {
            return;
        }
        addKinds(visits);
        Rows.insert(
                jdbc,
                "INSERT IGNORE INTO visit_viewer (slug, at_hour, viewer)",
                visits.stream()
                        .filter(visit -> !visit.isByBot())
                        .map(visit ->
                                List.of(Hour.of(visit).slug(), Hour.of(visit).start(), visit.viewer()))
                        .distinct()
                        .sorted(Comparator.comparing(List::toString))
                        .map(List::toArray)
                        .toList(),
                "");
    }

    private void addKinds(Collection<Visit> visits) {
        var referrers = referrers(visits);
        Map<Kind, Long> gains = new TreeMap<>(Kind.ORDER);
        for (var visit : visits) {
            var hour = Hour.of(visit);
            var agent = Agent.of(visit.agent());
            var known = referrers.computeIfAbsent(hour, _ -> new HashSet<>());
            var referrer =
                    known.size() < MOST_REFERRERS || known.contains(visit.referrer()) ? visit.referrer() : ELSEWHERE;
            known.add(referrer);
            gains.merge(
                    new Kind(
                            hour,
                            visit.isByBot(),
                            referrer,
                            agent.device().name(),
                            agent.browser().name()),
                    1L,
                    Long::sum);
        }
        Rows.insert(
                jdbc,
                "INSERT INTO visit_hour (slug, at_hour, bot, referrer, device, browser, visits)",
                gains.entrySet().stream()
                        .map(gain -> row(gain.getKey(), gain.getValue()))
                        .toList(),
                "ON DUPLICATE KEY UPDATE visits = visits + VALUES(visits)");
    }

    private static Object[] row(Kind kind, long visits) {
        return new Object[] {
            kind.hour().slug(), kind.hour().start(), kind.bot(), kind.referrer(), kind.device(), kind.browser(), visits
        };
    }

    private Map<Hour, Set<String>> referrers(Collection<Visit> visits) {
        var hours = visits.stream()
                .map(Hour::of)
                .distinct()
                .map(hour -> new Object[] {hour.slug(), hour.start()})
                .toList();
        return new HashMap<>(jdbc
                .sql("SELECT DISTINCT slug, at_hour, referrer FROM visit_hour WHERE (slug, at_hour) IN (:hours)")
                .param("hours", hours)
                .query((row, number) ->
                        Map.entry(new Hour(row.getString(1), row.getObject(2, LocalDateTime.class)), row.getString(3)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet()))));
    }
}
