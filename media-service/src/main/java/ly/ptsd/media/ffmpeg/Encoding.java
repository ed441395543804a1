package ly.ptsd.media.ffmpeg;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A running pass. Closing it early kills the process and all its children. */
public final class Encoding implements AutoCloseable {

    /** How long a segment that is complete waits at most until it is told. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    /** With less on it a disk is full. */
    private static final long LEAST_SPACE = 16L << 20;

    private final EncodeOrder order;
    private final LimitedProcess process;
    private final List<GrowingPlaylist> playlists;
    private final Progress progress;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final List<Thread> tellers;
    private final Thread following;

    Encoding(EncodeOrder order, LimitedProcess process, List<GrowingPlaylist> playlists, EncodeListener listener) {
        this.order = order;
        this.process = process;
        this.playlists = playlists;
        this.progress = new Progress(order.source().duration(), listener);
        this.tellers = playlists.stream().map(this::teller).toList();
        this.following = Thread.ofVirtual().name("encoding").start(this::follow);
    }

    /**
     * Waits until the listener was told that every rendition is finished. What the listener throws comes out here.
     *
     * @throws InterruptedException also when the encoding was closed by another thread
     */
    public void await() throws EncodingFailed, InterruptedException {
        try {
            end.get();
        } catch (CancellationException closed) {
            throw new InterruptedException("closed");
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof EncodingFailed reason) {
                throw reason;
            }
            throw cause instanceof RuntimeException fromListener ? fromListener : new IllegalStateException(cause);
        }
    }

    /** Waits until the pass has ended, well or not, or something else has happened. */
    public void awaitEndOr(CompletableFuture<?> other) throws InterruptedException {
        try {
            CompletableFuture.anyOf(end.handle((_, _) -> true), other).get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** When it returns the process is gone and the listener, interrupted if it was at work, hears nothing more. */
    @Override
    public void close() {
        end.cancel(false);
        process.close();
        if (Thread.currentThread() != following && !tellers.contains(Thread.currentThread())) {
            following.interrupt();
            awaitEnd(following);
        }
    }

    private static void awaitEnd(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try {
            Thread.ofVirtual().name("encoding-progress").start(this::readProgress);
            tellers.forEach(Thread::start);
            while (!end.isDone() && !process.hasEndedWithin(LOOK_EVERY)) {
                progress.tellNew();
            }
            if (!end.isDone()) {
                for (Thread teller : tellers) {
                    teller.join();
                }
                conclude(process.awaitEnd());
                end.complete(null);
            }
        } catch (Throwable failure) {
            end.completeExceptionally(failure);
        } finally {
            process.close();
            tellers.forEach(Thread::interrupt);
            tellers.forEach(Encoding::awaitEnd);
        }
    }

    private Thread teller(GrowingPlaylist playlist) {
        return Thread.ofVirtual().name("encoding-segments").unstarted(() -> tell(playlist));
    }

    /** Each rendition by itself: none waits for what is done about another. */
    private void tell(GrowingPlaylist playlist) {
        try {
            boolean last = false;
            while (!last && !end.isDone()) {
                last = process.hasEndedWithin(LOOK_EVERY);
                if (!last || process.awaitEnd().succeeded()) {
                    playlist.tellNew();
                }
            }
        } catch (Throwable failure) {
            end.completeExceptionally(failure);
        }
    }

    private void readProgress() {
        try (BufferedReader lines = process.output()) {
            String line = lines.readLine();
            while (line != null && !end.isDone()) {
                progress.accept(line);
                line = lines.readLine();
            }
        } catch (IOException _) {
            // The process was killed; how it ended decides.
        }
    }

    private void conclude(LimitedProcess.Outcome outcome) throws EncodingFailed {
        if (outcome.late()) {
            throw new EncodingFailed(EncodingFailed.Code.TOO_SLOW, "ffmpeg took too long");
        }
        if (!outcome.succeeded()) {
            throw failed(EncodingFailed.Code.PROCESS_FAILED, outcome);
        }
        if (!playlists.stream().allMatch(GrowingPlaylist::isComplete)) {
            throw failed(EncodingFailed.Code.NOTHING_PRODUCED, outcome);
        }
        playlists.forEach(GrowingPlaylist::finish);
        progress.finish();
    }

    /** On a full disk anything may fail, and ffmpeg does not always say why. */
    private EncodingFailed failed(EncodingFailed.Code code, LimitedProcess.Outcome outcome) {
        boolean full = order.folder().toFile().getUsableSpace() < LEAST_SPACE;
        return new EncodingFailed(full ? EncodingFailed.Code.DISK_FULL : code, withoutPaths(outcome.log()));
    }

    private String withoutPaths(String log) {
        return log.replace(Input.address(order.input()), "input").replace(Input.address(order.folder()), "output");
    }
}
