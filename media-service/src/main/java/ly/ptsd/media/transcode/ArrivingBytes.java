package ly.ptsd.media.transcode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The bytes of an upload in the order of the file: whoever reads waits for those that are not safe yet. */
final class ArrivingBytes extends InputStream {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final FileChannel file;
    private final long size;
    private long safe;
    private long position;
    private boolean closed;

    /** @param size of the file when all of it has arrived */
    ArrivingBytes(Path file, long size, long safe) throws IOException {
        this.file = FileChannel.open(file, StandardOpenOption.READ);
        this.size = size;
        this.safe = safe;
    }

    /** So many bytes of the file are there and stay as they are. */
    void arrived(long upTo) {
        lock.lock();
        try {
            safe = Math.max(safe, upTo);
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        long there = awaitMore();
        if (there == 0) {
            return -1;
        }
        int count = file.read(ByteBuffer.wrap(target, offset, (int) Math.min(length, there)), position);
        if (count < 0) {
            throw new IOException("bytes that had arrived are gone");
        }
        position += count;
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    /** @return how many bytes can be read, none at the end of the file */
    private long awaitMore() throws IOException {
        lock.lock();
        try {
            while (position == safe && safe < size && !closed) {
                more.awaitUninterruptibly();
            }
            if (closed) {
                throw new IOException("no more bytes come");
            }
            return safe - position;
        } finally {
            lock.unlock();
        }
    }

    /** Whoever waits for more gets an error, never an end that is none. */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            more.signalAll();
        } finally {
            lock.unlock();
        }
        file.close();
    }
}
