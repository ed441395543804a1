package ly.ptsd.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MeasuredStreamTests {

    private final PacketScan scan = new PacketScan(CompletableFuture.completedFuture("mov"));

    @Test
    void addsUpWhatThePacketsAre() {
        scan.accept("stream_index=0|pts_time=1.000000|dts_time=0.960000|duration_time=0.040000|size=1000|flags=K__");
        scan.accept("stream_index=1|pts_time=0.000000|dts_time=0.000000|duration_time=9.000000|size=7|flags=K__");
        scan.accept("stream_index=0|pts_time=1.080000|dts_time=1.000000|duration_time=0.040000|size=500|flags=___");
        scan.accept("stream_index=0|pts_time=1.040000|dts_time=1.040000|duration_time=0.040000|size=500|flags=___");

        MeasuredStream stream = scan.measured(0);
        assertThat(stream.start()).isEqualTo(Duration.ofSeconds(1));
        assertThat(stream.last()).isEqualTo(Duration.ofMillis(1080));
        assertThat(stream.end()).isEqualTo(Duration.ofMillis(1120));
        assertThat(stream.rate()).isEqualTo(25);
        assertThat(stream.bitrate()).isEqualTo(133_333);
        assertThat(stream.keyframes()).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void leavesOutPacketsThatAreNotShownAndRemembersNoKeyframesThen() {
        scan.accept("stream_index=0|pts_time=-1.000000|dts_time=-1.000000|duration_time=1.000000|size=9|flags=KD_");
        scan.accept("stream_index=0|pts_time=0.000000|dts_time=0.000000|duration_time=1.000000|size=9|flags=K__");

        assertThat(scan.measured(0).start()).isZero();
        assertThat(scan.measured(0).keyframes()).isEmpty();
    }

    @Test
    void takesTheDecodingTimeWhereNoOtherIsKnown() {
        scan.accept("stream_index=0|pts_time=N/A|dts_time=2.000000|duration_time=0.040000|size=9|flags=K__");

        assertThat(scan.measured(0).end()).isEqualTo(Duration.ofMillis(2040));
        assertThat(scan.measured(0).keyframes()).isEmpty();
    }

    @Test
    void remembersNoKeyframesOfAStreamThatDoesNotBeginWithOne() {
        scan.accept("stream_index=0|pts_time=0.000000|dts_time=0.000000|duration_time=1.000000|size=9|flags=___");
        scan.accept("stream_index=0|pts_time=1.000000|dts_time=1.000000|duration_time=1.000000|size=9|flags=K__");

        assertThat(scan.measured(0).keyframes()).isEmpty();
    }

    @Test
    void takesAJumpOfABroadcastClockForNoLength() {
        var broadcast = new PacketScan(CompletableFuture.completedFuture("mpegts"));
        broadcast.accept("stream_index=0|pts_time=1.000000|dts_time=1.000000|duration_time=1.000000|size=9|flags=K__");
        broadcast.accept("stream_index=0|pts_time=9000.00000|dts_time=9000.00|duration_time=1.000000|size=9|flags=K__");
        broadcast.accept("stream_index=0|pts_time=3.000000|dts_time=3.000000|duration_time=1.000000|size=9|flags=K__");

        assertThat(broadcast.measured(0).end()).isLessThan(Duration.ofSeconds(5));
        assertThat(broadcast.measured(0).keyframes()).isEmpty();
    }

    @Test
    void passesOverLinesThatAreNoPackets() {
        scan.accept("");
        scan.accept("stream_index=x|pts_time=1");
        scan.accept("pts_time=1.0");

        assertThat(scan.measured(0).isEmpty()).isTrue();
    }
}
