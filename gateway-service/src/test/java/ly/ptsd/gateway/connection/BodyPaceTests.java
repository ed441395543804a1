package ly.ptsd.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Ten bytes a second over a minute: six hundred in each minute of waiting. */
class BodyPaceTests {

    private final BodyPace pace = new BodyPace(Duration.ofMinutes(1), DataSize.ofBytes(10));

    @BeforeEach
    void begin() {
        pace.begin(second(0));
    }

    @Test
    void isNotAskedBeforeAPeriodHasPassed() {
        assertThat(pace.isTooSlow(second(59))).isFalse();
        assertThat(pace.isTooSlow(second(60))).isTrue();
    }

    @Test
    void survivesAStallThatWasEarned() {
        pace.came(600);
        assertThat(pace.isTooSlow(second(60))).isFalse();
    }

    @Test
    void beginsAnewAfterEachPeriod() {
        pace.came(10_000);
        assertThat(pace.isTooSlow(second(60))).isFalse();
        pace.came(599);
        assertThat(pace.isTooSlow(second(119))).isFalse();
        assertThat(pace.isTooSlow(second(120))).isTrue();
    }

    @Test
    void doesNotCountTheTimeInWhichNobodyWantedBytes() {
        pace.came(1);
        pace.notWanted(second(30));
        pace.notWanted(second(40));
        assertThat(pace.isTooSlow(second(3_000))).isFalse();
        pace.wanted(second(3_000));
        assertThat(pace.isTooSlow(second(3_029))).isFalse();
        assertThat(pace.isTooSlow(second(3_030))).isTrue();
    }

    private static long second(int number) {
        return TimeUnit.SECONDS.toNanos(number) - 7;
    }
}
