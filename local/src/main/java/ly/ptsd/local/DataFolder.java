package ly.ptsd.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A platform's data on disk, owned by one running platform at a time. */
final class DataFolder implements AutoCloseable {

    private static final long NEEDED_BYTES = 1L << 30;

    private final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /** @throws CannotStart when another platform runs on it or the disk is as good as full */
    static DataFolder own(Path root) {
        try {
            Files.createDirectories(root);
            FileChannel channel =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new CannotStart("PTSD.ly already runs on " + root + ". Use it, or choose another: --data DIR");
            }
            requireSpace(root);
            return new DataFolder(root, channel).prepared();
        } catch (IOException e) {
            throw new CannotStart("The data folder " + root + " cannot be used: " + e.getMessage());
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private static void requireSpace(Path root) throws IOException {
        long free = Files.getFileStore(root).getUsableSpace();
        if (free < NEEDED_BYTES) {
            throw new CannotStart(
                    "The disk of %s is full: %d MB are free, 1024 MB are needed".formatted(root, free >> 20));
        }
    }

    private DataFolder prepared() throws IOException {
        for (Path folder : List.of(run(), logs(), temporary())) {
            Files.createDirectories(folder);
        }
        return this;
    }

    /** Deletes everything but the lock. */
    void clear() {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(root) && !path.equals(root.resolve("lock"))) {
                    Files.delete(path);
                }
            }
            prepared();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path root() {
        return root;
    }

    /** What belongs to one run only. */
    Path run() {
        return root.resolve("run");
    }

    Path logs() {
        return root.resolve("log");
    }

    Path temporary() {
        return root.resolve("tmp");
    }

    Path aws() {
        return root.resolve("aws");
    }

    Path oidc() {
        return root.resolve("oidc");
    }

    Path secrets() {
        return root.resolve("secrets.properties");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
