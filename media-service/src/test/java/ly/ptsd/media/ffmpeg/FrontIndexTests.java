package ly.ptsd.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontIndexTests {

    @TempDir
    Path folder;

    private Clips clips;

    @BeforeEach
    void makeClips() {
        clips = new Clips(folder);
    }

    @Test
    void endsWhereTheMediaBegin() throws Exception {
        Path clip = clips.ordinary("64x64", 1, "front.mp4");
        long end = Clips.indexOf(Clips.read(clip), "moov") - 4 + sizeOfIndex(clip);

        assertThat(bytesNeeded(clip, Files.size(clip))).hasValue(end);
        assertThat(bytesNeeded(clip, end - 1)).as("not all of it is there yet").hasValue(end);
    }

    @Test
    void asksForMoreWhenItCannotBeSaidYet() throws Exception {
        Path clip = clips.ordinary("64x64", 1, "front.mp4");

        assertThat(bytesNeeded(clip, 10)).hasValue(16);
        assertThat(bytesNeeded(clip, 32).orElseThrow()).isGreaterThan(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"end.mp4", "end.mov", "clip.mkv", "clip.ts"})
    void isNotThereInOtherFiles(String name) throws Exception {
        Path clip = clips.make("-f", "lavfi", "-i", "testsrc2=s=64x64:d=1", "-c:v", "mpeg4", name);

        assertThat(bytesNeeded(clip, Files.size(clip))).isEmpty();
    }

    @Test
    void isNotWholeWhenItGoesOnBetweenTheMedia() throws Exception {
        Path clip = clips.make(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=64x64:d=1",
                "-c:v",
                "mpeg4",
                "-movflags",
                "empty_moov+frag_keyframe",
                "fragments.mp4");

        assertThat(bytesNeeded(clip, Files.size(clip))).isEmpty();
    }

    @Test
    void isNotThereInWhatIsNoMedia() throws Exception {
        assertThat(bytesNeeded(clips.bytes("hole", new byte[100]), 100)).isEmpty();
        assertThat(bytesNeeded(clips.text("text", "#EXTM3U\n".repeat(20)), 100)).isEmpty();
    }

    private static OptionalLong bytesNeeded(Path file, long safe) throws IOException {
        try (var channel = FileChannel.open(file)) {
            return FrontIndex.bytesNeeded(channel, safe);
        }
    }

    private static int sizeOfIndex(Path clip) {
        byte[] bytes = Clips.read(clip);
        return ByteBuffer.wrap(bytes).getInt(Clips.indexOf(bytes, "moov") - 4);
    }
}
