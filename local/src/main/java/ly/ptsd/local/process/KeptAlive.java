package ly.ptsd.local.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A part that is started again when it ends by itself: after half a second, then after twice as long up to half a
 * minute; a minute of running counts as healthy again. While it has never been ready, its end is a failed start.
 */
public final class KeptAlive {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration HEALTHY_AFTER = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 60;

    private final Part part;
    private final Children children;
    private final Consumer<String> report;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Process process;

    private KeptAlive(Part part, Children children, Consumer<String> report) {
        this.part = part;
        this.children = children;
        this.report = report;
        this.process = launch();
    }

    /**
     * Starts the part and returns when it is ready.
     *
     * @param report takes a line when the part ended and is started again
     * @throws PartDidNotStart when it ended first or took longer than the given time
     */
    public static KeptAlive start(Part part, Children children, Duration patience, Consumer<String> report) {
        var kept = new KeptAlive(part, children, report);
        kept.awaitReady(patience);
        Thread.ofVirtual().name("keep-" + part.name()).start(kept::keep);
        return kept;
    }

    private Process launch() {
        return children.start(part.command(), part.folder(), part.environment(), part.log());
    }

    private void awaitReady(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!part.ready().getAsBoolean()) {
            boolean ended = pausedUntilEnd();
            if (ended) {
                throw PartDidNotStart.ended(part, process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw PartDidNotStart.late(part, patience);
            }
        }
    }

    private boolean pausedUntilEnd() {
        try {
            return process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void keep() {
        Duration pause = FIRST_PAUSE;
        try {
            while (true) {
                long began = System.nanoTime();
                int status = process.waitFor();
                boolean wasHealthy = System.nanoTime() - began > HEALTHY_AFTER.toNanos();
                pause = wasHealthy ? FIRST_PAUSE : pause;
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                report.accept("%s ended (%s) and is started again".formatted(part.name(), ExitStatus.describe(status)));
                process = launch();
                pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException _) {
            // The children are being ended: nothing is started any more.
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Ends the parts for good, all at once; returns when they are gone. */
    public static void stop(List<KeptAlive> parts, Children children) {
        parts.forEach(kept -> kept.stopping.countDown());
        children.end(parts.stream().map(kept -> kept.process).toList());
    }
}
