package ly.ptsd.media.hls;

import java.io.IOException;
import java.nio.ByteBuffer;
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
            return sampleEntries(bytes)
                    .flatMap(entries -> avc(entries).or(() -> aac(entries)))
                    .map(InitSegment::new)
                    .orElseThrow(() -> new IOException("neither H.264 nor AAC"));
        } catch (IndexOutOfBoundsException | IllegalArgumentException broken) {
            throw new IOException("broken init segment", broken);
        }
    }

    /** The decoder configuration of H.264 (ISO 14496-15, 5.3.3.1). @throws IOException when it is of something else */
    static ByteBuffer avcConfiguration(ByteBuffer init) throws IOException {
        return sampleEntries(init)
                .flatMap(InitSegment::avcBox)
                .map(Box::bytes)
                .orElseThrow(() -> new IOException("no H.264"));
    }

    private static Optional<Box> sampleEntries(ByteBuffer init) {
        return Box.content(init)
                .child("moov")
                .flatMap(moov -> moov.child("trak"))
                .flatMap(track -> track.child("mdia"))
                .flatMap(media -> media.child("minf"))
                .flatMap(information -> information.child("stbl"))
                .flatMap(table -> table.child("stsd"))
                .map(descriptions -> descriptions.after(8));
    }

    private static Optional<Box> avcBox(Box entries) {
        return entries.child("avc1").flatMap(entry -> entry.after(VISUAL_ENTRY).child("avcC"));
    }

    private static Optional<String> avc(Box entries) {
        return avcBox(entries)
                .map(Box::bytes)
                .map(config -> "avc1.%02x%02x%02x".formatted(config.get(1), config.get(2), config.get(3)));
    }

    private static Optional<String> aac(Box entries) {
        return entries.child("mp4a")
                .flatMap(entry -> entry.after(AUDIO_ENTRY).child("esds"))
                .map(descriptors -> audioCodec(descriptors.after(4).bytes()));
    }

    /** Elementary stream, decoder configuration and its specific part are nested descriptors (ISO 14496-1). */
    private static String audioCodec(ByteBuffer descriptors) {
        enterDescriptor(descriptors);
        descriptors.position(descriptors.position() + 3);
        enterDescriptor(descriptors);
        int objectType = Byte.toUnsignedInt(descriptors.get(descriptors.position()));
        descriptors.position(descriptors.position() + 13);
        enterDescriptor(descriptors);
        int audioObjectType = Byte.toUnsignedInt(descriptors.get(descriptors.position())) >> 3;
        return "mp4a.%02x.%d".formatted(objectType, audioObjectType);
    }

    /** Steps over the tag and the length, which goes on as long as its bytes have the highest bit. */
    private static void enterDescriptor(ByteBuffer descriptors) {
        int at = descriptors.position() + 1;
        while (descriptors.get(at) < 0) {
            at++;
        }
        descriptors.position(at + 1);
    }
}
