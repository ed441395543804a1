package ly.ptsd.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfprobeTests {

    private static final Duration FRAME = Duration.ofMillis(50);

    @TempDir
    Path folder;

    private Clips clips;

    @BeforeEach
    void makeClips() {
        clips = new Clips(folder);
    }

    @Test
    void measuresAnOrdinaryClip() throws Exception {
        Source source = source(clips.ordinary("320x240", 2, "ordinary.mp4"));

        assertThat(source.demuxer()).isEqualTo("mov");
        assertThat(source.duration()).isCloseTo(Duration.ofSeconds(2), FRAME);
        VideoStream video = source.video();
        assertThat(video.codec()).isEqualTo("h264");
        assertThat(video.pixelFormat()).isEqualTo("yuv420p");
        assertThat(video.framesPerSecond()).isEqualTo(25, within(0.01));
        assertThat(video.keyframes()).containsExactly(Duration.ZERO, Duration.ofSeconds(1));
        assertThat(source.audio().channels()).isEqualTo(2);
        assertThat(source.audio().sampleRate()).isEqualTo(44_100);
        assertThat(source.coverArt()).isNull();
    }

    @Test
    void tellsTheSizeAsDisplayed() throws Exception {
        Path clip = clips.ordinary("320x240", 1, "lying.mp4");

        VideoStream video = source(clips.turned(clip, "upright.mp4")).video();

        assertThat(video.width()).isEqualTo(240);
        assertThat(video.height()).isEqualTo(320);
        assertThat(video.rotation()).isEqualTo(90);
        assertThat(video.shortSide()).isEqualTo(240);
    }

    @Test
    void appliesTheSampleAspectRatio() throws Exception {
        Path clip = clips.make(
                "-f", "lavfi", "-i", "testsrc2=s=720x576:d=0.2,setsar=16/11", "-c:v", "libx264", "anamorphic.mkv");

        VideoStream video = source(clip).video();

        assertThat(video.width()).isEqualTo(1047);
        assertThat(video.height()).isEqualTo(576);
        assertThat(video.squarePixels()).isFalse();
    }

    @Test
    void takesCoverArtForNoVideo() throws Exception {
        Source source = source(audioWithCover());

        assertThat(source.hasVideo()).isFalse();
        assertThat(source.hasAudio()).isTrue();
        assertThat(source.coverArt()).isEqualTo(1);
    }

    @Test
    void measuresWhatTheContainerDoesNotDeclare() throws Exception {
        Path live = clips.make(
                "-f", "lavfi", "-i", "testsrc2=d=3:r=25:s=160x120", "-c:v", "libx264", "-live", "1", "live.mkv");

        assertThat(source(live).duration()).isCloseTo(Duration.ofSeconds(3), FRAME);
    }

    @Test
    void distrustsTheDeclaredDuration() throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(Clips.read(clips.ordinary("160x120", 2, "honest.mp4")));
        int duration = Clips.indexOf(bytes.array(), "mvhd") + 4 + 16;
        bytes.putInt(duration, 3_600_000);

        Source source = source(clips.bytes("lying.mp4", bytes.array()));

        assertThat(source.duration()).isCloseTo(Duration.ofSeconds(2), FRAME);
    }

    @Test
    void leavesOutBrokenAudioBesideGoodVideo() throws Exception {
        Path clip = clips.ordinary("160x120", 1, "whole.mp4");

        Path nameless = clips.renamed(clip, "mp4a", "zz4a", "nameless.mp4");

        Source source = source(clips.renamed(nameless, "esds", "free", "half.mp4"));

        assertThat(source.hasVideo()).isTrue();
        assertThat(source.hasAudio()).isFalse();
    }

    @Test
    void recognisesHighDynamicRange() throws Exception {
        assumeTrue(Clips.hasEncoder("libx265"), "this ffmpeg cannot encode HEVC");

        VideoStream video = source(highDynamicRange()).video();

        assertThat(video.transfer()).isEqualTo(ColorTransfer.HLG);
        assertThat(video.pixelFormat()).isEqualTo("yuv420p10le");
    }

    @Test
    void recognisesInterlacedPictures() throws Exception {
        Path clip = clips.make(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=320x240:r=50:d=1,format=yuv420p,interlace",
                "-c:v",
                "libx264",
                "-flags",
                "+ildct+ilme",
                "-x264-params",
                "tff=1",
                "interlaced.mp4");

        assertThat(source(clip).video().interlaced()).isTrue();
    }

    @Test
    void tellsWhenAudioStartsLater() throws Exception {
        Path clip = clips.make(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=160x120:d=2",
                "-itsoffset",
                "1",
                "-f",
                "lavfi",
                "-i",
                "sine=d=1",
                "-c:v",
                "libx264",
                "-c:a",
                "libopus",
                "late.mkv");

        assertThat(source(clip).audio().start()).isCloseTo(Duration.ofSeconds(1), FRAME);
    }

    private Path audioWithCover() {
        clips.make("-f", "lavfi", "-i", "testsrc2=s=200x200", "-frames:v", "1", "cover.png");
        return clips.make(
                "-f",
                "lavfi",
                "-i",
                "sine=d=1",
                "-i",
                folder.resolve("cover.png").toString(),
                "-map",
                "0:a",
                "-map",
                "1:v",
                "-c:v",
                "mjpeg",
                "-pix_fmt",
                "yuvj420p",
                "-disposition:v",
                "attached_pic",
                "-c:a",
                "aac",
                "song.m4a");
    }

    private Path highDynamicRange() {
        return clips.make(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=320x240:d=0.4",
                "-pix_fmt",
                "yuv420p10le",
                "-c:v",
                "libx265",
                "-x265-params",
                "log-level=error:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc",
                "hlg.mkv");
    }

    private static Source source(Path clip) throws InterruptedException {
        return (Source) new Ffprobe(Clips.TOOLS).probe(clip);
    }
}
