package ly.ptsd.media.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Where the index of an MP4 or QuickTime file ends that has it in front of the media. It names every sample, so that all
 * of the file can be planned before all of it is there.
 */
public final class FrontIndex {

    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;
    private static final Set<String> BEFORE_THE_INDEX = Set.of("ftyp", "free", "skip", "wide", "uuid", "pdin");
    /** That of a day of film is smaller. */
    private static final long LARGEST = 128L << 20;

    private final FileChannel file;
    private final long safe;

    private FrontIndex(FileChannel file, long safe) {
        this.file = file;
        this.safe = safe;
    }

    /**
     * How many bytes of the file it takes to have the index; when they are more than are safe, ask again with so many.
     * Empty when the index is not in front, or goes on between the media.
     *
     * @param safe how many bytes may be looked at
     */
    public static OptionalLong bytesNeeded(FileChannel file, long safe) throws IOException {
        return new FrontIndex(file, safe).search();
    }

    private OptionalLong search() throws IOException {
        long at = 0;
        while (at + LONG_HEADER <= safe) {
            var box = boxAt(at);
            boolean index = box.type().equals("moov");
            if (!box.isPossible() || !(index || BEFORE_THE_INDEX.contains(box.type()))) {
                return OptionalLong.empty();
            }
            if (index) {
                return indexAt(at, at + box.size());
            }
            at += box.size();
        }
        return OptionalLong.of(at + LONG_HEADER);
    }

    private OptionalLong indexAt(long start, long end) throws IOException {
        return end <= safe && isFragmented(start + HEADER, end) ? OptionalLong.empty() : OptionalLong.of(end);
    }

    /** Then the rest of the index stands between the media. */
    private boolean isFragmented(long start, long end) throws IOException {
        long at = start;
        while (at + HEADER <= end) {
            var box = boxAt(at);
            if (!box.isPossible() || box.type().equals("mvex")) {
                return true;
            }
            at += box.size();
        }
        return false;
    }

    private record BoxHead(String type, long size) {

        boolean isPossible() {
            return size >= HEADER && size <= LARGEST;
        }
    }

    private BoxHead boxAt(long at) throws IOException {
        var head = ByteBuffer.allocate(LONG_HEADER);
        while (head.hasRemaining() && file.read(head, at + head.position()) >= 0) {
            // until the head is complete, or the file ends
        }
        byte[] type = new byte[4];
        head.get(4, type);
        long size = Integer.toUnsignedLong(head.getInt(0));
        return new BoxHead(new String(type, StandardCharsets.US_ASCII), size == 1 ? head.getLong(HEADER) : size);
    }
}
