package ly.ptsd.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a source does, its pictures and its sound are seen and heard at the same time, and end together. */
class PictureAndSoundTests {

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
        item.assertPlays();
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
        item.assertPlays();
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
        item.assertPlays();
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
