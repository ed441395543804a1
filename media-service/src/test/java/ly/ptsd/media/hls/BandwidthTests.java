package ly.ptsd.media.hls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BandwidthTests {

    @Test
    void measuresTheMostDemandingSegmentAndAllTogether() {
        Bandwidth bandwidth = Bandwidth.of(List.of(segment(6, 750_000), segment(6, 1_500_000)));

        assertThat(bandwidth).isEqualTo(new Bandwidth(2_000_000, 1_500_000));
    }

    @Test
    void leavesShortLeftoversOutOfThePeak() {
        Bandwidth bandwidth = Bandwidth.of(List.of(segment(6, 750_000), segment(0.1, 100_000)));

        assertThat(bandwidth.peak()).isLessThan(1_200_000);
    }

    @Test
    void countsTheOnlySegmentHoweverShort() {
        assertThat(Bandwidth.of(List.of(segment(0.5, 62_500)))).isEqualTo(new Bandwidth(1_000_000, 1_000_000));
    }

    @Test
    void isNothingWithoutSegments() {
        assertThat(Bandwidth.of(List.of())).isEqualTo(new Bandwidth(0, 0));
    }

    private static MediaSegment segment(double seconds, long bytes) {
        return new MediaSegment("any.m4s", Duration.ofMillis(Math.round(seconds * 1000)), bytes);
    }
}
