package ly.ptsd.media.play;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelinesTests {

    @ParameterizedTest
    @CsvSource({
        "0, 6, 7200, 1",
        "354, 360, 7200, 1",
        "358, 364, 7200, 3",
        "7194, 7200, 7200, 524288",
        "0, 6, 12, 1023",
        "6, 12, 12, 1047552",
        "0, 12, 12, 1048575",
        "11, 12.4, 12, 786432",
        "13, 14, 12, 524288",
        "0, 6, 0, 0",
        "6, 6, 12, 0"
    })
    void dividesAnItemIntoTwentyStretches(double from, double to, double seconds, int stretches) {
        assertThat(Timelines.stretches(from, to, seconds)).isEqualTo(stretches);
    }
}
