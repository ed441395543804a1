package ly.ptsd.url.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.url.statistics.Period.Unit;
import org.junit.jupiter.api.Test;

class PeriodTests {

    private static final Instant NOW = Instant.parse("2026-03-10T15:30:00Z");

    @Test
    void isTheLastThirtyDaysAsTheyBeginWhereTheOwnerLives() {
        var period = Period.of(null, null, Unit.DAY, "Asia/Seoul", NOW);

        assertThat(period.starts()).hasSize(30);
        assertThat(period.starts().getLast()).isEqualTo(Instant.parse("2026-03-10T15:00:00Z"));
        assertThat(period.end()).isEqualTo(Instant.parse("2026-03-11T15:00:00Z"));
    }

    @Test
    void isTheLastFortyEightHours() {
        var period = Period.of(null, null, Unit.HOUR, "UTC", NOW);

        assertThat(period.starts()).hasSize(48).last().isEqualTo(Instant.parse("2026-03-10T15:00:00Z"));
    }

    @Test
    void hasDaysOfTwentyThreeAndTwentyFiveHoursWhereClocksAreMoved() {
        var spring = Period.of(
                Instant.parse("2026-03-28T12:00:00Z"),
                Instant.parse("2026-03-30T12:00:00Z"),
                Unit.DAY,
                "Europe/Berlin",
                NOW);

        assertThat(spring.starts())
                .containsExactly(
                        Instant.parse("2026-03-27T23:00:00Z"),
                        Instant.parse("2026-03-28T23:00:00Z"),
                        Instant.parse("2026-03-29T22:00:00Z"));
    }

    @Test
    void isNotBackwardsNorEndlessNorNowhere() {
        refuses(NOW, NOW, "UTC");
        refuses(NOW, NOW.minusSeconds(1), "UTC");
        refuses(NOW.minusSeconds(401 * 86_400L), NOW, "UTC");
        refuses(Instant.MIN, Instant.MAX, "UTC");
        refuses(Instant.MIN, Instant.MIN.plusSeconds(1), "UTC");
        refuses(NOW.minusSeconds(1), NOW, "Asia/Atlantis");
        refuses(NOW.minusSeconds(1), NOW, "");
    }

    private static void refuses(Instant from, Instant to, String zone) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> Period.of(from, to, Unit.DAY, zone, NOW));
    }
}
