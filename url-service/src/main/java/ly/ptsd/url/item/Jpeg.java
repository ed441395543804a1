package ly.ptsd.url.item;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import ly.ptsd.platform.problem.Problem;

/**
 * A JPEG picture that was checked by walking its markers (ITU-T T.81, annex B) and never decoded: a small file can
 * describe a picture that costs minutes and gigabytes.
 */
record Jpeg(byte[] bytes, int width, int height) {

    static final int MAX_BYTES = 512 * 1024;
    static final int MAX_SIDE = 4096;

    private static final int START_OF_IMAGE = 0xFFD8;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final int END_OF_IMAGE = 0xFFD9;

    /** @throws Problem when this is no complete JPEG, or one larger than a card has any use for */
    static Jpeg read(byte[] bytes) {
        try {
            return walk(ByteBuffer.wrap(bytes));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException cutShort) {
            throw unreadable();
        }
    }

    private static Jpeg walk(ByteBuffer file) {
        if (marker(file) != START_OF_IMAGE || marker(file.duplicate().position(file.limit() - 2)) != END_OF_IMAGE) {
            throw unreadable();
        }
        int width = 0;
        int height = 0;
        for (int marker = marker(file); marker != START_OF_SCAN; marker = marker(file)) {
            int next = file.position() + Short.toUnsignedInt(file.getShort(file.position()));
            if (isFrame(marker)) {
                height = Short.toUnsignedInt(file.getShort(file.position() + 3));
                width = Short.toUnsignedInt(file.getShort(file.position() + 5));
            } else if (marker < 0xFFC0) {
                throw unreadable();
            }
            file.position(next);
        }
        return within(new Jpeg(file.array(), width, height));
    }

    private static Jpeg within(Jpeg picture) {
        if (picture.width == 0 || picture.height == 0) {
            throw unreadable();
        }
        if (picture.width > MAX_SIDE || picture.height > MAX_SIDE) {
            throw new Problem(422, "media_unsupported", "A poster has at most " + MAX_SIDE + " pixels on a side.");
        }
        return picture;
    }

    private static int marker(ByteBuffer file) {
        return Short.toUnsignedInt(file.getShort());
    }

    /** Baseline, extended or progressive: what browsers show. */
    private static boolean isFrame(int marker) {
        return marker >= 0xFFC0 && marker <= 0xFFC2;
    }

    private static Problem unreadable() {
        return new Problem(422, "media_unreadable", "This is no complete JPEG picture.");
    }
}
