package ly.ptsd.media.hls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The content of a box of the ISO base media file format; reading beyond it throws IndexOutOfBoundsException. */
record Box(ByteBuffer bytes) {

    private static final int HEADER = 8;

    static Box content(ByteBuffer bytes) {
        return new Box(bytes.slice());
    }

    /** The first child of a type. */
    Optional<Box> child(String type) {
        return offsetOf(type).map(at -> new Box(bytes.slice(at + HEADER, bytes.getInt(at) - HEADER)));
    }

    /** Where the first child of a type begins, its header included. */
    Optional<Integer> offsetOf(String type) {
        int at = 0;
        while (at + HEADER <= bytes.limit()) {
            int size = bytes.getInt(at);
            byte[] name = new byte[4];
            bytes.get(at + 4, name);
            if (size < HEADER || size > bytes.limit() - at) {
                return Optional.empty();
            }
            if (new String(name, StandardCharsets.US_ASCII).equals(type)) {
                return Optional.of(at);
            }
            at += size;
        }
        return Optional.empty();
    }

    Box after(int offset) {
        return new Box(bytes.slice(offset, bytes.limit() - offset));
    }
}
