package ly.ptsd.media.transcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import ly.ptsd.media.Environment;
import ly.ptsd.media.Samples;
import ly.ptsd.media.ffmpeg.FfmpegTools;
import ly.ptsd.media.ffmpeg.Ffprobe;
import ly.ptsd.media.ffmpeg.FrontIndex;
import ly.ptsd.media.ffmpeg.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyLookTests {

    private static final long SIZE = 400 << 20;
    private static final long ENOUGH = SIZE / 4 * 3;

    @TempDir
    Path folder;

    @Test
    void knowsTheWholeByItsBeginning() throws Exception {
        Path film = Samples.large();
        byte[] bytes = Files.readAllBytes(film);
        int safe = bytes.length / 2;
        Path upload = Files.write(folder.resolve("upload"), Arrays.copyOf(bytes, safe));

        var source = new EarlyLook(upload, bytes.length).source(ffprobe(), safe, folder);

        assertThat(bytes).hasSizeGreaterThan(3 << 20);
        assertThat(source).hasValue((Source) ffprobe().probe(film));
    }

    @Test
    void looksNoFurtherWhenNoPictureComes() throws Exception {
        var look = new EarlyLook(indexAndNothing(), SIZE);
        int looks = 0;

        while (look.isDue(ENOUGH) && looks < 9) {
            assertThat(look.source(ffprobe(), ENOUGH, Files.createTempDirectory(folder, "look")))
                    .isEmpty();
            looks++;
        }

        assertThat(looks).as("1, 4, 16 and 64 MB behind the index").isEqualTo(4);
    }

    /** A file whose index promises a film where nothing but zeros is. */
    private Path indexAndNothing() throws Exception {
        Path file = folder.resolve("upload");
        byte[] film = Files.readAllBytes(Samples.indexInFront());
        Files.write(file, film);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.truncate(FrontIndex.bytesNeeded(channel, film.length).orElseThrow());
            channel.write(ByteBuffer.allocate(1), SIZE - 1);
        }
        return file;
    }

    private static Ffprobe ffprobe() {
        return new Ffprobe(new FfmpegTools(Environment.required("PTSD_FFMPEG"), Environment.required("PTSD_FFPROBE")));
    }
}
