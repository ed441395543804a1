package ly.ptsd.url.statistics;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Adds up what was counted of links. */
@Repository
class LinkStatistics {

    private static final int SOURCES = 30;
    private static final int STRETCHES = 20;
    private static final DateTimeFormatter LITERAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final JdbcClient jdbc;

    LinkStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param slugs the links, none of them twice */
    Statistics of(List<String> slugs, Period period) {
        var some = slugs.isEmpty() ? List.of("") : slugs;
        var points = points(some, period);
        return new Statistics(
                period.starts().getFirst(),
                period.end(),
                period.unit(),
                period.zone().getId(),
                points.stream().mapToLong(Statistics.Point::views).sum(),
                viewers(some, period),
                points.stream().mapToDouble(Statistics.Point::secondsWatched).sum(),
                points.stream().mapToLong(Statistics.Point::bots).sum(),
                points,
                shares("referrer", some, period),
                shares("device", some, period),
                shares("browser", some, period),
                dropOff(some, period));
    }

    private List<Statistics.Point> points(List<String> slugs, Period period) {
        int many = period.starts().size();
        var views = new long[many];
        var bots = new long[many];
        var viewers = new long[many];
        var seconds = new double[many];
        each("SUM(IF(bot, 0, visits)), SUM(IF(bot, visits, 0))", "visit_hour", "at_hour", slugs, period, row -> {
            views[row.getInt(1)] = row.getLong(2);
            bots[row.getInt(1)] = row.getLong(3);
        });
        each(
                "COUNT(DISTINCT slug, viewer)",
                "visit_viewer",
                "at_hour",
                slugs,
                period,
                row -> viewers[row.getInt(1)] = row.getLong(2));
        each("SUM(seconds)", "watch", "started_at", slugs, period, row -> seconds[row.getInt(1)] = row.getDouble(2));
        return IntStream.range(0, many)
                .mapToObj(number -> new Statistics.Point(
                        period.starts().get(number), views[number], viewers[number], seconds[number], bots[number]))
                .toList();
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /** One row for each unit in which there is something: its number and what is asked for. */
    private void each(String what, String table, String time, List<String> slugs, Period period, Row reader) {
        jdbc.sql(
                        "SELECT unit.number, %s FROM %s unit JOIN %s ON slug IN (:slugs) AND %s >= unit.since AND %s < unit.until GROUP BY unit.number"
                                .formatted(what, units(period), table, time, time))
                .param("slugs", slugs)
                .query((row, number) -> {
                    reader.read(row);
                    return number;
                })
                .list();
    }

    private static String units(Period period) {
        var starts = period.starts();
        return IntStream.range(0, starts.size())
                .mapToObj(number -> "SELECT %d AS number, %s AS since, %s AS until"
                        .formatted(
                                number,
                                literal(starts.get(number)),
                                literal(number + 1 < starts.size() ? starts.get(number + 1) : period.end())))
                .collect(joining(" UNION ALL ", "(", ")"));
    }

    private static String literal(Instant instant) {
        return "TIMESTAMP'" + LITERAL.format(instant.atOffset(ZoneOffset.UTC)) + "'";
    }

    private long viewers(List<String> slugs, Period period) {
        return in(period, slugs, """
                        SELECT COUNT(DISTINCT slug, viewer) FROM visit_viewer
                        WHERE slug IN (:slugs) AND at_hour >= :from AND at_hour < :to
                        """).query(Long.class).single();
    }

    private List<Statistics.Share> shares(String column, List<String> slugs, Period period) {
        return in(period, slugs, """
                        SELECT %1$s, SUM(visits) AS views FROM visit_hour
                        WHERE slug IN (:slugs) AND at_hour >= :from AND at_hour < :to AND NOT bot
                        GROUP BY %1$s ORDER BY views DESC, %1$s LIMIT %2$d
                        """.formatted(column, SOURCES))
                .query((row, number) -> new Statistics.Share(row.getString(1), row.getLong(2)))
                .list();
    }

    private Statistics.DropOff dropOff(List<String> slugs, Period period) {
        Map<Integer, Long> sessions = new HashMap<>();
        in(period, slugs, """
                        SELECT stretches, COUNT(*) FROM watch
                        WHERE slug IN (:slugs) AND started_at >= :from AND started_at < :to AND stretches <> 0 GROUP BY stretches
                        """)
                .query((row, number) -> sessions.put(row.getInt(1), row.getLong(2)))
                .list();
        return new Statistics.DropOff(
                sessions.values().stream().mapToLong(Long::longValue).sum(),
                IntStream.range(0, STRETCHES)
                        .mapToObj(stretch -> sessions.entrySet().stream()
                                .filter(entry -> (entry.getKey() >> stretch & 1) == 1)
                                .mapToLong(Map.Entry::getValue)
                                .sum())
                        .toList());
    }

    private JdbcClient.StatementSpec in(Period period, List<String> slugs, String sql) {
        return jdbc.sql(sql)
                .param("slugs", slugs)
                .param("from", utc(period.starts().getFirst()))
                .param("to", utc(period.end()));
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
