package ly.ptsd.media.ffmpeg;

import static ly.ptsd.media.ffmpeg.Refused.Code.MEDIA_UNREADABLE;
import static ly.ptsd.media.ffmpeg.Refused.Code.MEDIA_UNSUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A refusal takes at most 20 seconds, whatever the file does. */
@Timeout(20)
class FfprobeRefusalTests {

    @TempDir
    Path folder;

    private Clips clips;

    @BeforeEach
    void makeClips() {
        clips = new Clips(folder);
    }

    @Test
    void refusesAnEmptyFile() throws Exception {
        assertThat(refused(clips.bytes("empty.mp4", new byte[0])).code()).isEqualTo(MEDIA_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"random.mp4", "random.mp3", "random.ts", "random.mkv", "random"})
    void refusesRandomBytesWhateverTheirName(String name) throws Exception {
        byte[] bytes = new byte[300_000];
        new Random(42).nextBytes(bytes);

        assertThat(refused(clips.bytes(name, bytes)).code()).isEqualTo(MEDIA_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text.mp4", "text.txt", "text.srt", "text.mp3"})
    void refusesText(String name) throws Exception {
        assertThat(refused(clips.text(name, "1\n00:00:01,000 --> 00:00:02,000\nhello\n\n".repeat(400)))
                        .code())
                .isEqualTo(MEDIA_UNREADABLE);
    }

    @Test
    void refusesAFileCutOffBeforeItsIndex() throws Exception {
        Path whole = clips.make("-f", "lavfi", "-i", "testsrc2=s=320x240:d=2", "-c:v", "libx264", "whole.mp4");
        byte[] bytes = Clips.read(whole);

        Refused refused = refused(clips.bytes("cut.mp4", Arrays.copyOf(bytes, bytes.length / 2)));

        assertThat(refused.code()).isEqualTo(MEDIA_UNREADABLE);
    }

    @Test
    void refusesAnInvalidBitstreamBehindAGoodHeader() throws Exception {
        byte[] bytes = Clips.read(clips.ordinary("320x240", 2, "good.mp4"));
        int data = Clips.indexOf(bytes, "mdat") + 4;
        byte[] noise = new byte[bytes.length - data];
        new Random(7).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, data, noise.length);

        List<Source> expected = new ArrayList<>();
        assertThat(refused(clips.bytes("noise.mp4", bytes), expected::add).code())
                .isEqualTo(MEDIA_UNREADABLE);
        assertThat(expected).hasSize(1);
    }

    @Test
    void refusesVideoWithoutDecoder() throws Exception {
        Path clip = clips.ordinary("160x120", 1, "known.mp4");

        Refused refused = refused(clips.renamed(clip, "avc1", "zzz1", "unknown.mp4"));

        assertThat(refused.code()).isEqualTo(MEDIA_UNSUPPORTED);
        assertThat(refused.reason()).contains("cannot be decoded");
    }

    @Test
    void refusesPicturesTooLargeToDecodeBeforeDecodingThem() throws Exception {
        Path dots = clips.bytes("dots.raw", new byte[15_360 * 15_360 / 8]);
        Path bomb = clips.make(
                "-f",
                "rawvideo",
                "-pix_fmt",
                "monob",
                "-s",
                "15360x15360",
                "-i",
                dots.toString(),
                "-frames:v",
                "1",
                "-c:v",
                "png",
                "bomb.mkv");

        List<Source> expected = new ArrayList<>();
        assertThat(refused(bomb, expected::add).code()).isEqualTo(MEDIA_UNSUPPORTED);
        assertThat(expected).isEmpty();
    }

    @Test
    void refusesAPictureRenamed() throws Exception {
        Path picture = clips.make("-f", "lavfi", "-i", "testsrc2=s=64x64", "-frames:v", "1", "picture.png");

        assertThat(refused(clips.bytes("picture.mp4", Clips.read(picture))).code())
                .isEqualTo(MEDIA_UNREADABLE);
    }

    @Test
    void refusesAContainerWithSubtitlesOnly() throws Exception {
        Path srt = clips.text("words.srt", "1\n00:00:01,000 --> 00:00:02,000\nhello\n");
        Path subtitles = clips.make("-i", srt.toString(), "words.mkv");

        assertThat(refused(subtitles).code()).isEqualTo(MEDIA_UNSUPPORTED);
    }

    @Test
    void refusesAPlaylistThatPointsToALocalFile() throws Exception {
        Path secret = clips.ordinary("160x120", 1, "secret.ts");
        String hls = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:1,\nfile://%s\n#EXT-X-ENDLIST\n".formatted(secret);
        String concat = "ffconcat version 1.0\nfile '%s'\n".formatted(secret);

        for (String name : List.of("list.mp4", "list.m3u8", "list.ts", "list.txt")) {
            assertThat(refused(clips.text(name, hls)).code()).isEqualTo(MEDIA_UNREADABLE);
            assertThat(refused(clips.text(name, concat)).code()).isEqualTo(MEDIA_UNREADABLE);
        }
    }

    @Test
    void opensNoConnection() throws Exception {
        var requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.close();
        });
        server.start();
        try {
            String address =
                    "http://127.0.0.1:%d/a.ts".formatted(server.getAddress().getPort());
            String playlist = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:1,\n%s\n#EXT-X-ENDLIST\n".formatted(address);

            assertThat(refused(clips.text("list.mp4", playlist)).code()).isEqualTo(MEDIA_UNREADABLE);
            assertThat(refused(clips.text("list.m3u8", playlist)).code()).isEqualTo(MEDIA_UNREADABLE);
            assertThat(requests).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void namesItsCodesAsTheContractDoes() {
        assertThat(MEDIA_UNREADABLE.value()).isEqualTo("media_unreadable");
        assertThat(MEDIA_UNSUPPORTED.value()).isEqualTo("media_unsupported");
    }

    @Test
    void saysWhenTheProgramIsMissing() {
        var ffprobe = new Ffprobe(new FfmpegTools("no-such-ffmpeg", "no-such-ffprobe"));
        Path clip = clips.text("any.mp4", "any");

        assertThatThrownBy(() -> ffprobe.probe(clip)).isInstanceOf(UncheckedIOException.class);
    }

    private static Refused refused(Path file) throws InterruptedException {
        return refused(file, _ -> {});
    }

    private static Refused refused(Path file, Consumer<Source> expected) throws InterruptedException {
        return (Refused) new Ffprobe(Clips.TOOLS).probe(file, expected);
    }
}
