package ly.ptsd.media.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitSegmentTests {

    private static final byte[] MAIN_3_1 = {1, 0x4d, 0x40, 0x1f, (byte) 0xff};
    private static final byte[] AAC_LC = {
        0, 0, 0, 0, 3, 25, 0, 1, 0, 4, 17, 0x40, 0x15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 2, 0x12, 0x10, 6, 1, 2
    };

    @Test
    void readsProfileAndLevelOfVideo() throws IOException {
        assertThat(parse(init("avc1", 78, box("avcC", MAIN_3_1))).codecs()).isEqualTo("avc1.4d401f");
    }

    @Test
    void readsTheObjectTypeOfAudio() throws IOException {
        assertThat(parse(init("mp4a", 28, box("esds", AAC_LC))).codecs()).isEqualTo("mp4a.40.2");
    }

    @Test
    void refusesOtherCodecs() {
        assertThatThrownBy(() -> parse(init("hvc1", 78, box("hvcC", MAIN_3_1)))).isInstanceOf(IOException.class);
    }

    @Test
    void refusesWhateverIsCutOffOrDamaged() throws IOException {
        byte[] whole = init("avc1", 78, box("avcC", MAIN_3_1));
        for (int length = 0; length < whole.length - 1; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> parse(part)).isInstanceOf(IOException.class);
        }
        byte[] endless = ByteBuffer.allocate(16)
                .putInt(0)
                .put("moov".getBytes(StandardCharsets.US_ASCII))
                .array();
        assertThatThrownBy(() -> parse(endless)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesToReadWhatIsFarTooLarge(@TempDir Path folder) throws IOException {
        Path large = Files.write(folder.resolve("init.mp4"), new byte[(1 << 20) + 1]);

        assertThatThrownBy(() -> InitSegment.read(large)).isInstanceOf(IOException.class);
    }

    private static InitSegment parse(byte[] bytes) throws IOException {
        return InitSegment.parse(ByteBuffer.wrap(bytes));
    }

    private static byte[] init(String codec, int fields, byte[] config) {
        byte[] entry = box(codec, join(new byte[fields], config));
        byte[] stsd = box("stsd", join(new byte[8], entry));
        byte[] track = box("trak", box("mdia", box("minf", box("stbl", stsd))));
        return join(box("ftyp", new byte[8]), box("moov", join(box("mvhd", new byte[100]), track)));
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
    }

    private static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
