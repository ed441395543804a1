package ly.ptsd.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The children of a run, kept in a file with their start times, so that the next run can end those a killed run left
 * behind and never an unrelated process that was given the same number.
 */
final class Leftovers {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final Duration CLOCK_JITTER = Duration.ofSeconds(2);

    private final Path file;
    private final Map<Long, Instant> running = new LinkedHashMap<>();

    Leftovers(Path file) {
        this.file = file;
    }

    /** Ends what an earlier run left behind, then forgets it. */
    synchronized int end() {
        List<ProcessHandle> left = read().entrySet().stream()
                .flatMap(entry -> stillThe(entry.getKey(), entry.getValue()).stream())
                .toList();
        Ending.of(left, GRACE);
        running.clear();
        write();
        return left.size();
    }

    synchronized void add(ProcessHandle process) {
        process.info().startInstant().ifPresent(started -> running.put(process.pid(), started));
        write();
    }

    synchronized void remove(long pid) {
        running.remove(pid);
        write();
    }

    private static Optional<ProcessHandle> stillThe(long pid, Instant started) {
        return ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .startInstant()
                        .filter(since -> Duration.between(started, since).abs().compareTo(CLOCK_JITTER) < 0)
                        .isPresent());
    }

    private Map<Long, Instant> read() {
        var found = new LinkedHashMap<Long, Instant>();
        try {
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                String[] parts = line.split(" ");
                if (parts.length == 2) {
                    found.put(Long.valueOf(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private void write() {
        var lines = running.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().toEpochMilli())
                .toList();
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
