package ly.ptsd.url.statistics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Time in whole hours or days, as they begin where the owner lives.
 *
 * @param starts when each of them begins; never empty
 * @param end when the last one ends
 */
record Period(Unit unit, ZoneId zone, List<Instant> starts, Instant end) {

    enum Unit {
        HOUR(ChronoUnit.HOURS, 48),
        DAY(ChronoUnit.DAYS, 30);

        private final ChronoUnit length;
        private final int usual;

        Unit(ChronoUnit length, int usual) {
            this.length = length;
            this.usual = usual;
        }
    }

    static final int MOST = 400;

    /**
     * The whole units that hold the time between two instants.
     *
     * @param from null for as many units before the end as are usually looked at
     * @param to null for now
     * @throws Problem {@code request_invalid} when there is no such zone, time does not run forward or there is too much of it
     */
    static Period of(@Nullable Instant from, @Nullable Instant to, Unit unit, String zone, Instant now) {
        var place = zone(zone);
        var until = to == null ? now : to;
        try {
            var since = from == null ? until.minus(unit.length.getDuration().multipliedBy(unit.usual - 1L)) : from;
            if (!since.isBefore(until)) {
                throw invalid("to is after from.");
            }
            List<Instant> starts = new ArrayList<>();
            var next = start(since, unit, place);
            for (; next.toInstant().isBefore(until); next = next.plus(1, unit.length)) {
                if (starts.size() == MOST) {
                    throw invalid("from and to are no more than " + MOST + " hours or days apart.");
                }
                starts.add(next.toInstant());
            }
            return new Period(unit, place, List.copyOf(starts), next.toInstant());
        } catch (DateTimeException | ArithmeticException beyondTime) {
            throw invalid("from and to are instants of this age.");
        }
    }

    private static ZonedDateTime start(Instant instant, Unit unit, ZoneId zone) {
        return instant.atZone(zone).truncatedTo(unit.length);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw invalid("zone is the name of a time zone, such as Asia/Seoul.");
        }
    }

    private static Problem invalid(String reason) {
        return new Problem(400, "request_invalid", reason);
    }
}
