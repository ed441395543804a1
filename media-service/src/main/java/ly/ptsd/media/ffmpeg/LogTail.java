package ly.ptsd.media.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a log to its end, so that its writer never blocks, and remembers the last of it. */
final class LogTail {

    private static final int KEPT = 4096;

    private final byte[] last = new byte[KEPT];
    private final Thread reader;
    private long count;

    LogTail(InputStream log) {
        reader = Thread.ofVirtual().name("process-log").start(() -> read(log));
    }

    /** Everything kept, once the log has ended. */
    String text() throws InterruptedException {
        reader.join();
        synchronized (last) {
            int size = (int) Math.min(count, KEPT);
            byte[] ordered = new byte[size];
            for (int i = 0; i < size; i++) {
                ordered[i] = last[(int) ((count - size + i) % KEPT)];
            }
            return new String(ordered, StandardCharsets.UTF_8).strip();
        }
    }

    private void read(InputStream log) {
        byte[] chunk = new byte[KEPT];
        try (log) {
            for (int size = log.read(chunk); size >= 0; size = log.read(chunk)) {
                keep(chunk, size);
            }
        } catch (IOException _) {
            // The process was killed; what was read so far is kept.
        }
    }

    private void keep(byte[] chunk, int size) {
        synchronized (last) {
            for (int i = 0; i < size; i++) {
                last[(int) (count++ % KEPT)] = chunk[i];
            }
        }
    }
}
