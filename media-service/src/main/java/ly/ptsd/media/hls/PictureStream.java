package ly.ptsd.media.hls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Makes of the first pictures of segments an H.264 stream that decoders read without a container (ITU-T H.264, Annex B).
 */
public final class PictureStream {

    private static final byte[] START_CODE = {0, 0, 0, 1};
    private static final int COUNT = 0x1f;
    private static final int LENGTH_SIZE = 0x3;

    private final byte[] parameterSets;
    private final int lengthSize;

    private PictureStream(byte[] parameterSets, int lengthSize) {
        this.parameterSets = parameterSets;
        this.lengthSize = lengthSize;
    }

    /** @throws IOException also when the init segment is not of H.264 */
    public static PictureStream of(byte[] init) throws IOException {
        try {
            ByteBuffer config = InitSegment.avcConfiguration(ByteBuffer.wrap(init));
            var sets = new ByteArrayOutputStream();
            config.position(5);
            copySets(config, config.get() & COUNT, sets);
            copySets(config, config.get(), sets);
            return new PictureStream(sets.toByteArray(), (config.get(4) & LENGTH_SIZE) + 1);
        } catch (RuntimeException broken) {
            throw new IOException("broken init segment", broken);
        }
    }

    private static void copySets(ByteBuffer config, int count, ByteArrayOutputStream sets) {
        for (int left = count; left > 0; left--) {
            copy(config, Short.toUnsignedInt(config.getShort()), sets);
        }
    }

    /**
     * One picture of the stream.
     *
     * @param part of a segment, as {@link KeyFrame} says
     * @throws IOException when it is something else
     */
    public byte[] picture(byte[] part) throws IOException {
        try {
            var bytes = ByteBuffer.wrap(part);
            var head = Box.content(bytes)
                    .child("moof")
                    .flatMap(FragmentHead::of)
                    .orElseThrow(() -> new IOException("no fragment"));
            var sample = bytes.slice(head.dataOffset(), head.firstSampleSize());
            var picture = new ByteArrayOutputStream();
            picture.writeBytes(parameterSets);
            while (sample.hasRemaining()) {
                copy(sample, length(sample), picture);
            }
            return picture.toByteArray();
        } catch (RuntimeException broken) {
            throw new IOException("broken fragment", broken);
        }
    }

    private int length(ByteBuffer sample) {
        int length = 0;
        for (int left = lengthSize; left > 0; left--) {
            length = length << 8 | Byte.toUnsignedInt(sample.get());
        }
        return length;
    }

    private static void copy(ByteBuffer from, int length, ByteArrayOutputStream to) {
        byte[] unit = new byte[length];
        from.get(unit);
        to.writeBytes(START_CODE);
        to.writeBytes(unit);
    }
}
