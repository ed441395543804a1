package ly.ptsd.aim.subscription;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** What is paid for in advance: whole calendar months, counted in UTC from when the server first served. */
final class Periods {

    private Periods() {}

    /**
     * The end of the period that holds this moment. Every end is counted from the beginning, so that one that began on
     * the 31st ends on the last day of a short month and on the 31st again after it.
     */
    static Instant end(Instant activatedAt, Instant now) {
        var began = activatedAt.atOffset(ZoneOffset.UTC);
        long months = Math.max(0, ChronoUnit.MONTHS.between(began, now.atOffset(ZoneOffset.UTC)));
        while (!began.plusMonths(months).toInstant().isAfter(now)) {
            months++;
        }
        return began.plusMonths(months).toInstant();
    }
}
