package ly.ptsd.media.storage.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The first bytes of a stream, then its end. */
final class FilePart extends FilterInputStream {

    private long left;

    FilePart(InputStream whole, long length) {
        super(whole);
        this.left = length;
    }

    /** A part of a file. */
    static InputStream open(Path file, long offset, long length) {
        try {
            return new FilePart(Channels.newInputStream(FileChannel.open(file).position(offset)), length);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public int read() throws IOException {
        if (left == 0) {
            return -1;
        }
        int value = super.read();
        left -= value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = super.read(buffer, offset, (int) Math.min(length, left));
        left -= Math.max(0, count);
        return count;
    }
}
