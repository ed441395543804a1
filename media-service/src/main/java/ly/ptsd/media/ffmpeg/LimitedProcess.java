package ly.ptsd.media.ffmpeg;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A {@linkplain Confinement confined} process with nothing on its standard input but what it is fed, next to nothing in its
 * environment, a time limit, and the end of what it logged. Closing kills it with all its children.
 *
 * <p>The limit counts while the process has a processor: that the machine is busy is no fault of the file. One that waits
 * for whatever it may be ends after six times the limit.
 */
final class LimitedProcess implements AutoCloseable {

    /** Credentials are none of ffmpeg's business, and FFREPORT would make it write files. */
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SystemRoot");

    private static final int PIECE = 1 << 16;
    private static final Duration LONGEST_DEATH = Duration.ofSeconds(10);

    /** How exactly systems count processor time. */
    private static final Duration CLOCK_TICK = Duration.ofMillis(10);

    /** How many times the limit may pass by the clock while the machine gives the processor to others. */
    private static final int PATIENCE = 6;

    private final Process process;
    private final LogTail log;
    private final Thread watch;
    private volatile boolean late;

    private LimitedProcess(Process process, Duration limit) {
        this.process = process;
        this.log = new LogTail(process.getErrorStream());
        this.watch = Thread.ofVirtual().name("process-limit").start(() -> killAfter(limit));
    }

    /** @throws UncheckedIOException when the program cannot be started */
    static LimitedProcess start(List<String> command, Duration limit) {
        return start(command, limit, null);
    }

    /**
     * @param input what the process reads; an error among it ends the process
     * @throws UncheckedIOException when the program cannot be started
     */
    static LimitedProcess start(List<String> command, Duration limit, @Nullable InputStream input) {
        var builder = new ProcessBuilder(Confinement.ofThisMachine().confine(command));
        builder.environment().keySet().retainAll(ENVIRONMENT);
        try {
            Process process = builder.start();
            var running = new LimitedProcess(process, limit);
            if (input == null) {
                process.getOutputStream().close();
            } else {
                Thread.ofVirtual().name("process-input").start(() -> running.feed(input));
            }
            return running;
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    /**
     * Runs a command to its end.
     *
     * @param lines receives the standard output on another thread; what it throws ends the process and is thrown here
     */
    static Outcome run(List<String> command, Duration limit, Consumer<String> lines) throws InterruptedException {
        try (LimitedProcess running = start(command, limit)) {
            var reading = new CompletableFuture<Void>();
            Thread.ofVirtual().name("process-output").start(() -> running.forEachLine(lines, reading));
            reading.get();
            return running.awaitEnd();
        } catch (ExecutionException failed) {
            throw new CompletionException(failed.getCause());
        }
    }

    BufferedReader output() {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    boolean hasEndedWithin(Duration patience) throws InterruptedException {
        return process.waitFor(patience);
    }

    /** Waits for the end, which comes within the limit. */
    Outcome awaitEnd() throws InterruptedException {
        int exitCode = process.waitFor();
        return new Outcome(exitCode, late, log.text());
    }

    /** Waits for the process to be gone, which a killed one nearly always is at once. */
    @Override
    public void close() {
        watch.interrupt();
        kill();
        process.onExit()
                .completeOnTimeout(process, LONGEST_DEATH.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private void forEachLine(Consumer<String> lines, CompletableFuture<Void> done) {
        try (BufferedReader output = output()) {
            output.lines().forEach(lines);
            done.complete(null);
        } catch (IOException | UncheckedIOException _) {
            done.complete(null);
        } catch (RuntimeException refused) {
            done.completeExceptionally(refused);
        }
    }

    private void killAfter(Duration limit) {
        long last = System.nanoTime() + limit.multipliedBy(PATIENCE).toNanos();
        try {
            Duration look = limit;
            while (!process.waitFor(look)) {
                Duration left = limit.minus(process.info().totalCpuDuration().orElse(limit));
                if (!left.isPositive() || System.nanoTime() >= last) {
                    late = true;
                    kill();
                    return;
                }
                look = left.plus(CLOCK_TICK);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void feed(InputStream input) {
        byte[] piece = new byte[PIECE];
        try (OutputStream target = process.getOutputStream()) {
            for (int count = next(input, piece); count >= 0; count = next(input, piece)) {
                target.write(piece, 0, count);
            }
        } catch (IOException _) {
            // The process has ended and needs no more, or there is no more for it.
        }
    }

    /** Only the true end of the input is an end for the process; anything else ends the process. */
    private int next(InputStream input, byte[] piece) throws IOException {
        try {
            return input.read(piece);
        } catch (IOException lost) {
            kill();
            throw lost;
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /**
     * How a process ended.
     *
     * @param late killed because its time was over
     * @param log the last lines it logged
     */
    record Outcome(int exitCode, boolean late, String log) {

        boolean succeeded() {
            return exitCode == 0 && !late;
        }
    }
}
