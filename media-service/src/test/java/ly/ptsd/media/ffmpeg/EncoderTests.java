package ly.ptsd.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderTests {

    @TempDir
    Path folder;

    private Clips clips;

    @BeforeEach
    void makeClips() {
        clips = new Clips(folder);
    }

    @Test
    void remuxesWhatPlaysEverywhereAndCutsTheOtherRenditionsAlike() throws Exception {
        EncodedItem item = encoded(clips.ordinary("1280x720", 8, "ordinary.mp4"));

        assertThat(item.heard().finished()).containsExactly("720p", "audio", "480p", "360p");
        assertThat(item.videos().getFirst().remuxed()).isTrue();
        List<Duration> boundaries = item.boundaries(item.videos().getFirst());
        assertThat(boundaries).containsExactly(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(8));
        assertThat(item.videos())
                .allSatisfy(video -> assertThat(item.boundaries(video)).containsExactlyElementsOf(boundaries));
        item.assertPlays();
    }

    @Test
    void cutsEveryEncodedRenditionAtTheSamePlaces() throws Exception {
        EncodedItem item = encoded(clips.make(
                "-f", "lavfi", "-i", "testsrc2=s=854x480:r=30000/1001:d=8", "-c:v", "mpeg4", "-q:v", "5", "old.avi"));

        assertThat(item.heard().finished()).containsExactly("360p", "480p");
        List<Duration> boundaries = item.boundaries(item.videos().getFirst());
        assertThat(boundaries).hasSize(3);
        assertThat(boundaries.get(1)).isCloseTo(Duration.ofSeconds(6), Duration.ofMillis(34));
        assertThat(item.boundaries(item.videos().getLast())).containsExactlyElementsOf(boundaries);
        item.assertPlays();
    }

    @Test
    void keepsThePicturesOfVariableFrameRateInStep() throws Exception {
        Path clip = clips.make(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=640x480:r=30:d=8,select='not(between(mod(n,7),2,4))'",
                "-fps_mode",
                "vfr",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-g",
                "20",
                "variable.mp4");

        EncodedItem item = encoded(clip);

        List<Duration> boundaries = item.boundaries(item.videos().getFirst());
        assertThat(item.videos())
                .hasSizeGreaterThan(1)
                .allSatisfy(video -> assertThat(item.boundaries(video)).containsExactlyElementsOf(boundaries));
        item.assertPlays();
    }

    @Test
    void mixesSurroundSoundDownToStereo() throws Exception {
        EncodedItem item = encoded(clips.make(
                "-f",
                "lavfi",
                "-i",
                "sine=d=3:r=48000,pan=5.1|c0=c0|c1=c0|c2=c0|c3=c0|c4=c0|c5=c0",
                "-c:a",
                "ac3",
                "surround.mkv"));

        assertThat(item.show(item.ladder().renditions().getFirst(), "stream=codec_name,channels"))
                .isEqualTo("aac,2");
        item.assertPlays();
    }

    @Test
    void turnsPicturesUpright() throws Exception {
        Path clip = clips.turned(clips.ordinary("640x480", 1, "lying.mp4"), "upright.mp4");

        EncodedItem item = encoded(clip);

        assertThat(item.show(item.videos().getFirst(), "stream=width,height")).isEqualTo("480,640");
        assertThat(item.show(item.videos().getFirst(), "stream_side_data=rotation"))
                .isEmpty();
        item.assertPlays();
    }

    @Test
    void mapsHighDynamicRangeToStandard() throws Exception {
        assumeTrue(Clips.hasEncoder("libx265"), "this ffmpeg cannot encode HEVC");
        Path clip = clips.make(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=320x240:d=0.4",
                "-pix_fmt",
                "yuv420p10le",
                "-c:v",
                "libx265",
                "-x265-params",
                "log-level=error:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc",
                "pq.mkv");

        EncodedItem item = encoded(clip);

        assertThat(item.show(item.videos().getFirst(), "stream=pix_fmt,color_space,color_transfer,color_primaries"))
                .isEqualTo("yuv420p,bt709,bt709,bt709");
        item.assertPlays();
    }

    @Test
    void appliesTheSampleAspectRatio() throws Exception {
        EncodedItem item = encoded(clips.make(
                "-f", "lavfi", "-i", "testsrc2=s=720x576:d=0.5,setsar=16/11", "-c:v", "libx264", "wide.mkv"));

        assertThat(item.show(item.videos().getFirst(), "stream=width,height,sample_aspect_ratio"))
                .isEqualTo("1046,576,1:1");
    }

    @Test
    void playsASinglePicture() throws Exception {
        EncodedItem item = encoded(clips.make(
                "-f", "lavfi", "-i", "testsrc2=s=320x240:r=25", "-frames:v", "1", "-c:v", "libx264", "one.mp4"));

        item.assertPlays();
    }

    @Test
    void tellsHowFarItIs() throws Exception {
        EncodedItem item = encoded(clips.ordinary("320x240", 4, "steps.mp4"));

        assertThat(item.heard().fractions()).isNotEmpty().isSorted().endsWith(1.0);
    }

    @Test
    void makesNothingOfThePictureInASong() throws Exception {
        Path cover = clips.make("-f", "lavfi", "-i", "testsrc2=s=200x200", "-frames:v", "1", "cover.png");
        EncodedItem item = encoded(clips.make(
                "-f",
                "lavfi",
                "-i",
                "sine=d=2",
                "-i",
                cover.toString(),
                "-map",
                "0",
                "-map",
                "1",
                "-c:v",
                "mjpeg",
                "-pix_fmt",
                "yuvj420p",
                "-disposition:v",
                "attached_pic",
                "-c:a",
                "aac",
                "song.m4a"));

        assertThat(item.heard().finished()).containsExactly("audio");
        item.assertPlays();
    }

    private EncodedItem encoded(Path clip) throws Exception {
        return EncodedItem.of(clip, Files.createDirectory(folder.resolve("encoded")));
    }
}
