package ly.ptsd.media.transcode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import ly.ptsd.media.ffmpeg.Ffprobe;
import ly.ptsd.media.ffmpeg.FrontIndex;
import ly.ptsd.media.ffmpeg.Source;

/** Finds out what an upload is going to be, as soon as enough of its beginning is there. */
final class EarlyLook {

    private static final long FIRST = 64 << 10;
    private static final long NEVER = Long.MAX_VALUE;
    private static final int MORE = 4;
    /** A first frame that needs more is not looked for until all is there. */
    private static final long MOST = 64 << 20;

    private final Path file;
    private final long size;
    private volatile long next = FIRST;
    /** How much of the media it takes to decode a first frame of each track. */
    private long media = 1 << 20;

    EarlyLook(Path file, long size) {
        this.file = file;
        this.size = size;
    }

    /** With less than a quarter still to come, all of it is looked at soon enough. */
    boolean isDue(long safe) {
        return safe >= next && safe <= size / 4 * 3;
    }

    /**
     * Empty as long as it cannot be said.
     *
     * @param folder for a copy that is gone with it
     */
    Optional<Source> source(Ffprobe ffprobe, long safe, Path folder) throws IOException, InterruptedException {
        try (var upload = FileChannel.open(file, StandardOpenOption.READ)) {
            OptionalLong index = FrontIndex.bytesNeeded(upload, safe);
            if (index.isEmpty()) {
                next = NEVER;
                return Optional.empty();
            }
            boolean there = index.getAsLong() <= safe;
            next = index.getAsLong() + (there ? media : 0);
            return next <= safe ? probed(ffprobe, upload, folder.resolve("beginning")) : Optional.empty();
        }
    }

    private Optional<Source> probed(Ffprobe ffprobe, FileChannel upload, Path copy)
            throws IOException, InterruptedException {
        copyBeginning(upload, copy);
        if (ffprobe.probeBeginning(copy) instanceof Source source) {
            return Optional.of(source);
        }
        next = media < MOST ? next + media * (MORE - 1) : NEVER;
        media *= MORE;
        return Optional.empty();
    }

    /** What has not arrived is a hole: an index in front names it, and its bytes say nothing of it. */
    private void copyBeginning(FileChannel upload, Path copy) throws IOException {
        try (var target = FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long copied = 0;
            while (copied < next) {
                long count = upload.transferTo(copied, next - copied, target.position(copied));
                if (count == 0) {
                    throw new IOException("bytes that had arrived are gone");
                }
                copied += count;
            }
            target.write(ByteBuffer.wrap(new byte[1]), size - 1);
        }
    }
}
