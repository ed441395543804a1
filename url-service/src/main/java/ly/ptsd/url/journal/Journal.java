package ly.ptsd.url.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records in files of a folder, which several processes of one machine may share. Each process writes into files of its
 * own, takes over those of processes that are no more, and deletes a file when all of it was carried on.
 *
 * <p>A record outlives the process from the moment {@link #append} has returned, not the machine's loss of power. It is
 * handed on at least once, always with the same id.
 */
public final class Journal implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);

    /** Nobody takes so long from making a file to naming it. */
    private static final Duration UNNAMED = Duration.ofHours(1);

    private final Path folder;
    private final int slots;
    private final Clock clock;
    private final int mostFiles;
    private final Object carrying = new Object();
    private final List<JournalFile> held = new CopyOnWriteArrayList<>();
    private final Set<Path> unreadable = new HashSet<>();
    private volatile @Nullable JournalFile current;
    private @Nullable JournalFile spare;
    private boolean stuck;
    private boolean closed;

    /**
     * @param slots records in a file
     * @param mostBytes what this process may take of the disk
     * @throws UncheckedIOException when there can be no such folder
     */
    public Journal(Path folder, int slots, long mostBytes, Clock clock) {
        this.folder = folder;
        this.slots = slots;
        this.clock = clock;
        this.mostFiles = (int) Math.max(2, mostBytes / JournalFile.bytes(slots));
        try {
            Files.createDirectories(folder);
        } catch (IOException exception) {
            throw new UncheckedIOException("the journal cannot be in " + folder, exception);
        }
        prepare();
    }

    /**
     * Writes into memory. It waits for the disk only in the instant in which a file is full and the next one is still
     * being made.
     *
     * @param content at most 504 bytes
     * @return false when it was not kept: the disk is full, or the journal has all it may take
     */
    public boolean append(byte[] content) {
        if (content.length == 0 || content.length > JournalFile.LONGEST) {
            throw new IllegalArgumentException("a record has 1 to " + JournalFile.LONGEST + " bytes");
        }
        for (var file = current; ; file = current) {
            if (file != null && file.append(content)) {
                return true;
            }
            if (!turn(file)) {
                return false;
            }
        }
    }

    private synchronized boolean turn(@Nullable JournalFile full) {
        if (current != full) {
            return true;
        }
        if (spare == null && !stuck) {
            makeSpare();
        }
        if (spare == null || closed) {
            return false;
        }
        current = spare;
        spare = null;
        return true;
    }

    /** Makes the next file before it is wanted. To be called again and again. */
    public synchronized void prepare() {
        if (spare == null && !closed) {
            makeSpare();
        }
    }

    private void makeSpare() {
        try {
            if (held.size() < mostFiles) {
                spare = JournalFile.create(folder, slots);
                held.add(spare);
                stuck = false;
                return;
            }
            if (!stuck) {
                log.warn("the journal has all it may take of the disk: files={}", held.size());
            }
        } catch (IOException exception) {
            if (!stuck) {
                log.warn("the journal cannot grow: {}", exception.toString());
            }
        }
        stuck = true;
    }

    /** Takes over what processes that are no more have left. */
    public synchronized void adopt() {
        var ours = held.stream().map(JournalFile::path).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(folder)) {
            for (var path : files.toList()) {
                if (path.toString().endsWith(".new")) {
                    sweep(path);
                } else if (path.toString().endsWith(JournalFile.SUFFIX) && !ours.contains(path) && !closed) {
                    adopt(path);
                }
            }
        } catch (IOException | UncheckedIOException exception) {
            log.warn("the journal's folder cannot be read: {}", exception.toString());
        }
    }

    private void adopt(Path path) {
        try {
            JournalFile.adopt(path).ifPresent(orphan -> {
                log.info("journal taken over: {}", path.getFileName());
                held.add(orphan);
            });
        } catch (IOException | RuntimeException exception) {
            if (unreadable.add(path)) {
                log.warn("a journal cannot be read and stays where it is: {}", exception.toString());
            }
        }
    }

    private void sweep(Path unnamed) throws IOException {
        if (Files.exists(unnamed)
                && Files.getLastModifiedTime(unnamed)
                        .toInstant()
                        .isBefore(clock.instant().minus(UNNAMED))) {
            Files.deleteIfExists(unnamed);
        }
    }

    /**
     * Hands on all there is, the longest held first, in batches. What a taker throws ends it; that batch is handed on
     * again.
     */
    public void carry(int most, Consumer<List<Entry>> taker) {
        synchronized (carrying) {
            for (var file : held) {
                carry(file, most, taker);
                if (file.isDone()) {
                    delete(file);
                }
            }
        }
    }

    private static void carry(JournalFile file, int most, Consumer<List<Entry>> taker) {
        for (var batch = file.read(most); batch.next() > file.carried(); batch = file.read(most)) {
            if (!batch.entries().isEmpty()) {
                taker.accept(batch.entries());
            }
            file.carriedTo(batch.next());
        }
    }

    private void delete(JournalFile file) {
        held.remove(file);
        try {
            file.delete();
        } catch (IOException exception) {
            log.warn("a journal that is carried on cannot be deleted: {}", exception.toString());
        }
    }

    /** How many records wait to be carried on, about. */
    public int waiting() {
        synchronized (carrying) {
            return held.stream().mapToInt(JournalFile::waiting).sum();
        }
    }

    /** Nothing is written any more. What was not carried on stays for the next process. */
    @Override
    public synchronized void close() {
        closed = true;
        current = null;
        spare = null;
        synchronized (carrying) {
            for (var file : held) {
                if (file.waiting() == 0 && file.read(1).entries().isEmpty()) {
                    delete(file);
                } else {
                    letGo(file);
                }
            }
            held.clear();
        }
    }

    private static void letGo(JournalFile file) {
        try {
            file.close();
        } catch (IOException exception) {
            log.warn("a journal cannot be closed: {}", exception.toString());
        }
    }
}
