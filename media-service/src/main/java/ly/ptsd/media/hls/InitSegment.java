package ly.ptsd.media.hls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an fMP4 init segment tells about its single track.
 *
 * @param codecs per RFC 6381, such as {@code avc1.64001f} or {@code mp4a.40.2}
 */
public record InitSegment(String codecs) {

    private static final int LARGEST = 1 << 20;

    /** Bytes of a sample entry before its child boxes (ISO 14496-12), the box header not counted. */
    private static final int VISUAL_ENTRY = 78;

    private static final int AUDIO_ENTRY = 28;

    /** @throws IOException also when the file is no init segment of H.264 or AAC */
    public static InitSegment read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("init segment too large");
        }
        return parse(ByteBuffer.wrap(Files.readAllBytes(file)));
    }

    static InitSegment parse(ByteBuffer bytes) throws IOException {
        try {
            ByteBuffer entries = box(bytes, "moov")
                    .flatMap(moov -> box(moov, "trak"))
                    .flatMap(trak -> box(trak, "mdia"))
                    .flatMap(mdia -> box(mdia, "minf"))
                    .flatMap(minf -> box(minf, "stbl"))
                    .flatMap(stbl -> box(stbl, "stsd"))
                    .map(stsd -> from(stsd, 8))
                    .orElseThrow(() -> new IOException("no sample description"));
            return avc(entries).or(() -> aac(entries)).orElseThrow(() -> new IOException("neither H.264 nor AAC"));
        } catch (IndexOutOfBoundsException | IllegalArgumentException broken) {
            throw new IOException("broken init segment", broken);
        }
    }

    private static Optional<InitSegment> avc(ByteBuffer entries) {
        return box(entries, "avc1")
                .flatMap(entry -> box(from(entry, VISUAL_ENTRY), "avcC"))
                .map(config -> "avc1.%02x%02x%02x".formatted(config.get(1), config.get(2), config.get(3)))
                .map(InitSegment::new);
    }

    /** Renditions carry AAC-LC only, object type 2; the decoder configuration is checked for it by ffmpeg. */
    private static Optional<InitSegment> aac(ByteBuffer entries) {
        return box(entries, "mp4a")
                .flatMap(entry -> box(from(entry, AUDIO_ENTRY), "esds"))
                .map(_ -> new InitSegment("mp4a.40.2"));
    }

    private static Optional<ByteBuffer> box(ByteBuffer parent, String type) {
        int at = 0;
        while (at + 8 <= parent.limit()) {
            int size = parent.getInt(at);
            byte[] name = new byte[4];
            parent.get(at + 4, name);
            if (size < 8) {
                return Optional.empty();
            }
            if (new String(name, StandardCharsets.US_ASCII).equals(type)) {
                return Optional.of(parent.slice(at + 8, size - 8));
            }
            at += size;
        }
        return Optional.empty();
    }

    private static ByteBuffer from(ByteBuffer box, int offset) {
        return box.slice(offset, box.limit() - offset);
    }
}
