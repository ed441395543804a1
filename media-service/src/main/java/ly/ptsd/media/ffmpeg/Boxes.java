package ly.ptsd.media.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The outermost boxes of a piece of MP4 (ISO/IEC 14496-12, 4.2). */
final class Boxes {

    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;
    private static final long UNSIGNED = 0xffff_ffffL;

    private Boxes() {}

    /** Whether there are boxes, and nothing is missing of the last one: ffmpeg does not tell when it could not write. */
    static boolean areWhole(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            long end = channel.size();
            long next = 0;
            while (next < end) {
                next += length(channel, next);
            }
            return end > 0 && next == end;
        }
    }

    /** Beyond any file when it cannot be read or makes no sense. */
    private static long length(FileChannel channel, long at) throws IOException {
        var header = ByteBuffer.allocate(LONG_HEADER);
        int read = channel.read(header, at);
        if (read < HEADER) {
            return Long.MAX_VALUE - at;
        }
        long length = header.getInt(0) & UNSIGNED;
        if (length == 1 && read == LONG_HEADER) {
            length = header.getLong(HEADER);
        }
        return length < HEADER || length > Long.MAX_VALUE - at ? Long.MAX_VALUE - at : length;
    }
}
