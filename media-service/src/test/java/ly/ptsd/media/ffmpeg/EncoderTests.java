package ly.ptsd.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import ly.ptsd.media.hls.KeyFrame;
import ly.ptsd.media.hls.PictureStream;
import ly.ptsd.media.hls.PlaylistRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderTests {

    /** Audio encoders begin with a packet of silence, video ones hold a frame back: below what eye and ear notice. */
    private static final double IN_SYNC = 0.07;

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
        assertPlays(item);
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
        assertPlays(item);
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
        assertPlays(item);
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
        assertPlays(item);
    }

    @Test
    void turnsPicturesUpright() throws Exception {
        Path clip = clips.turned(clips.ordinary("640x480", 1, "lying.mp4"), "upright.mp4");

        EncodedItem item = encoded(clip);

        assertThat(item.show(item.videos().getFirst(), "stream=width,height")).isEqualTo("480,640");
        assertThat(item.show(item.videos().getFirst(), "stream_side_data=rotation"))
                .isEmpty();
        assertPlays(item);
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
        assertPlays(item);
    }

    @Test
    void appliesTheSampleAspectRatio() throws Exception {
        EncodedItem item = encoded(clips.make(
                "-f", "lavfi", "-i", "testsrc2=s=720x576:d=0.5,setsar=16/11", "-c:v", "libx264", "wide.mkv"));

        assertThat(item.show(item.videos().getFirst(), "stream=width,height,sample_aspect_ratio"))
                .isEqualTo("1046,576,1:1");
    }

    @Test
    void keepsPictureAndSoundTogetherWhenCopied() throws Exception {
        EncodedItem item = encoded(clips.make(
                "-f",
                "lavfi",
                "-i",
                Clips.FLASH,
                "-f",
                "lavfi",
                "-i",
                Clips.BEEP,
                "-c:v",
                "libx264",
                "-g",
                "25",
                "-bf",
                "2",
                "-c:a",
                "aac",
                "flash.mp4"));

        assertInSync(item);
        assertShowsBlackThenWhite(item);
    }

    @Test
    void keepsPictureAndSoundTogetherInTransportStreams() throws Exception {
        assertInSync(encoded(clips.make(
                "-f",
                "lavfi",
                "-i",
                Clips.FLASH,
                "-f",
                "lavfi",
                "-i",
                Clips.BEEP,
                "-c:v",
                "libx264",
                "-g",
                "25",
                "-bf",
                "2",
                "-c:a",
                "aac",
                "flash.ts")));
    }

    @Test
    void keepsPictureAndSoundTogetherWhenEncoded() throws Exception {
        assertInSync(encoded(clips.make(
                "-f",
                "lavfi",
                "-i",
                Clips.FLASH,
                "-f",
                "lavfi",
                "-i",
                Clips.BEEP,
                "-c:v",
                "mpeg4",
                "-c:a",
                "mp2",
                "flash.mkv")));
    }

    @Test
    void keepsPictureAndSoundTogetherWhenSoundStartsLater() throws Exception {
        assertInSync(encoded(clips.make(
                "-f",
                "lavfi",
                "-i",
                Clips.FLASH,
                "-itsoffset",
                "1.5",
                "-f",
                "lavfi",
                "-i",
                Clips.BEEP.replace("(t,3)", "(t,1.5)"),
                "-c:v",
                "libx264",
                "-g",
                "25",
                "-c:a",
                "aac",
                "late.mkv")));
    }

    @Test
    void keepsPictureAndSoundTogetherWhenPicturesStartLater() throws Exception {
        Path pictures = clips.make(
                "-f",
                "lavfi",
                "-i",
                Clips.FLASH.replace("(t,3)", "(t,1.5)"),
                "-c:v",
                "libx264",
                "-g",
                "25",
                "pictures.mkv");
        Path sound = clips.make("-f", "lavfi", "-i", Clips.BEEP, "-c:a", "aac", "sound.mkv");

        EncodedItem item = encoded(clips.make(
                "-itsoffset", "1.5", "-i", pictures.toString(), "-i", sound.toString(), "-c", "copy", "late.mkv"));

        assertThat(item.source().video().start()).isCloseTo(Duration.ofMillis(1500), Duration.ofMillis(50));
        assertInSync(item);
    }

    @Test
    void fillsUpSoundThatEndsEarly() throws Exception {
        EncodedItem item = encoded(clips.make(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=320x240:d=5",
                "-f",
                "lavfi",
                "-i",
                "sine=d=1",
                "-c:v",
                "libx264",
                "-g",
                "25",
                "-c:a",
                "aac",
                "-ac",
                "2",
                "brief-sound.mp4"));

        assertThat(item.boundaries(item.ladder().renditions().getLast()).getLast())
                .isCloseTo(Duration.ofSeconds(5), Duration.ofMillis(200));
        assertPlays(item);
    }

    @Test
    void fillsUpPicturesThatEndEarly() throws Exception {
        EncodedItem item = encoded(clips.make(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=320x240:d=1",
                "-f",
                "lavfi",
                "-i",
                "sine=d=5",
                "-c:v",
                "libx264",
                "-g",
                "25",
                "-c:a",
                "aac",
                "-ac",
                "2",
                "brief-pictures.mp4"));

        assertThat(item.boundaries(item.videos().getFirst()).getLast())
                .isCloseTo(Duration.ofSeconds(5), Duration.ofMillis(200));
        assertPlays(item);
    }

    @Test
    void playsASinglePicture() throws Exception {
        EncodedItem item = encoded(clips.make(
                "-f", "lavfi", "-i", "testsrc2=s=320x240:r=25", "-frames:v", "1", "-c:v", "libx264", "one.mp4"));

        assertPlays(item);
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
        assertPlays(item);
    }

    /** The storyboard, made of the pictures with which the segments begin. */
    private void assertShowsBlackThenWhite(EncodedItem item) throws Exception {
        Path rung = item.folder().resolve(item.videos().getLast().name());
        var pictures = PictureStream.of(Files.readAllBytes(rung.resolve("init.mp4")));
        Path stream = folder.resolve("pictures.h264");
        try (var out = Files.newOutputStream(stream)) {
            for (Segment segment : item.heard().segments(item.videos().getLast())) {
                var part = KeyFrame.of(segment.file()).orElseThrow();
                int from = (int) part.offset();
                out.write(pictures.picture(
                        Arrays.copyOfRange(Clips.read(segment.file()), from, from + (int) part.bytes())));
            }
        }
        List<Path> sheets = new Encoder(Clips.TOOLS).tiles(stream, TileGrid.of(320, 240), folder);
        BufferedImage sheet = ImageIO.read(sheets.getFirst().toFile());
        assertThat(sheet.getWidth()).isEqualTo(6 * 160);
        assertThat(sheet.getHeight()).isEqualTo(6 * 120);
        assertThat(sheet.getRGB(80, 60) & 0xff).isLessThan(40);
        assertThat(sheet.getRGB(160 + 80, 60) & 0xff).isGreaterThan(215);
    }

    private EncodedItem encoded(Path clip) throws Exception {
        return EncodedItem.of(clip, Files.createDirectory(folder.resolve("encoded")));
    }

    private static void assertPlays(EncodedItem item) throws InterruptedException {
        PlaylistRules.check(uri -> Clips.read(item.folder().resolve(uri)));
        EncodedItem.Reading reading = item.reading();
        assertThat(reading.complaints()).isEmpty();
        assertThat(reading.played()).isCloseTo(item.source().duration(), Duration.ofMillis(500));
    }

    /** The picture turns white and the tone begins at the third second. */
    private static void assertInSync(EncodedItem item) throws InterruptedException {
        List<String> command = List.of(
                Clips.TOOLS.ffmpeg(),
                "-hide_banner",
                "-nostats",
                "-nostdin",
                "-i",
                item.playlist().toString(),
                "-map",
                "0:v:0",
                "-map",
                "0:a:0",
                "-vf",
                "blackdetect=d=0.5",
                "-af",
                "silencedetect=n=-40dB:d=0.5",
                "-f",
                "null",
                "-");
        String log = LimitedProcess.run(command, Duration.ofMinutes(1), _ -> {}).log();

        assertThat(found("black_end:([0-9.]+)", log)).isEqualTo(3, within(IN_SYNC + 0.04));
        assertThat(found("silence_end: ([0-9.]+)", log)).isEqualTo(3, within(IN_SYNC));
        assertPlays(item);
    }

    private static double found(String pattern, String log) {
        return Pattern.compile(pattern)
                .matcher(log)
                .results()
                .mapToDouble(result -> Double.parseDouble(result.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(log));
    }
}
