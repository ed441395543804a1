package ly.ptsd.media.ffmpeg;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A running pass. Closing it early kills the process and all its children. */
public final class Encoding implements AutoCloseable {

    private final EncodeOrder order;
    private final LimitedProcess process;
    private final List<GrowingPlaylist> playlists;
    private final Progress progress;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Thread following;

    Encoding(EncodeOrder order, LimitedProcess process, List<GrowingPlaylist> playlists, EncodeListener listener) {
        this.order = order;
        this.process = process;
        this.playlists = playlists;
        this.progress = new Progress(order.source().duration(), listener);
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

    /** When it returns the process is gone and the listener, interrupted if it was at work, hears nothing more. */
    @Override
    public void close() {
        end.cancel(false);
        process.close();
        if (Thread.currentThread() != following) {
            following.interrupt();
            joinFollowing();
        }
    }

    private void joinFollowing() {
        boolean interrupted = false;
        while (following.isAlive()) {
            try {
                following.join();
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
            readProgress();
            LimitedProcess.Outcome outcome = process.awaitEnd();
            if (!end.isDone()) {
                conclude(outcome);
                end.complete(null);
            }
        } catch (Throwable failure) {
            end.completeExceptionally(failure);
        } finally {
            process.close();
        }
    }

    private void readProgress() {
        try (BufferedReader lines = process.output()) {
            String line = lines.readLine();
            while (line != null && !end.isDone()) {
                if (progress.completes(line)) {
                    playlists.forEach(GrowingPlaylist::read);
                    progress.tell();
                }
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
            throw new EncodingFailed(EncodingFailed.Code.PROCESS_FAILED, withoutPaths(outcome.log()));
        }
        playlists.forEach(GrowingPlaylist::read);
        if (!playlists.stream().allMatch(GrowingPlaylist::isComplete)) {
            throw new EncodingFailed(EncodingFailed.Code.NOTHING_PRODUCED, withoutPaths(outcome.log()));
        }
        playlists.forEach(GrowingPlaylist::finish);
        progress.finish();
    }

    private String withoutPaths(String log) {
        return log.replace(Input.address(order.input()), "input").replace(Input.address(order.folder()), "output");
    }
}
