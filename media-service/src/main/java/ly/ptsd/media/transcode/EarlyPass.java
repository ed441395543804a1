package ly.ptsd.media.transcode;

import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import ly.ptsd.media.ffmpeg.EncodingFailed;
import ly.ptsd.media.library.Item;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first pass of an upload's ladder, made while the bytes arrive. Until the upload is accepted it may come to nothing. */
final class EarlyPass {

    private static final Logger log = LoggerFactory.getLogger(EarlyPass.class);

    private enum Phase {
        /** Too little has arrived, or it is being looked at. */
        WAITING,
        /** The encoder is at work, or about to be. */
        RUNNING,
        /** Everything is made. */
        DONE,
        /** Nothing is made any more. */
        OVER
    }

    private final Item upload;
    private final EarlyWork work;
    private final EarlyLook look;
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock undoing = new ReentrantLock();
    private Phase phase = Phase.WAITING;
    private long safe;
    private Instant lastArrived = Instant.MAX;
    private EarlyWork.@Nullable Plan plan;
    private @Nullable ArrivingBytes bytes;
    /** Whether something may be there that counts for nothing until the upload is accepted. */
    private volatile boolean made;

    private volatile boolean stands;
    private @Nullable Thread thread;
    private CompletableFuture<Boolean> ended = CompletableFuture.completedFuture(true);

    EarlyPass(Item upload, EarlyWork work) {
        this.upload = upload;
        this.work = work;
        this.look = new EarlyLook(work.file(upload), upload.sizeBytes());
    }

    /** What an earlier process has made of the upload; how far it is nobody knows. */
    static EarlyPass ofEarlierProcess(Item upload, EarlyWork work) {
        var pass = new EarlyPass(upload, work);
        pass.made = true;
        return pass;
    }

    /** So many bytes are there and stay as they are. */
    void arrived(long upTo, Instant now) {
        lock.lock();
        try {
            safe = Math.max(safe, upTo);
            lastArrived = now;
            if (bytes != null) {
                bytes.arrived(safe);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Until then nothing has to arrive. */
    void waits(Instant until) {
        lock.lock();
        try {
            lastArrived = until;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is worth looking at what has arrived. */
    boolean isDue() {
        lock.lock();
        try {
            return phase == Phase.WAITING && look.isDue(safe);
        } finally {
            lock.unlock();
        }
    }

    /** An upload of which nothing has arrived since then holds no encoder: what was made of it is discarded. */
    void endIfIdle(Instant limit) {
        lock.lock();
        try {
            if (phase != Phase.RUNNING || safe == upload.sizeBytes() || !lastArrived.isBefore(limit)) {
                return;
            }
            phase = Phase.OVER;
        } finally {
            lock.unlock();
        }
        discard();
    }

    /** Looks, and makes the pass if it can be made. */
    void start(Runnable whenEnded) {
        lock.lock();
        try {
            var end = new CompletableFuture<Boolean>();
            ended = end;
            thread = Thread.ofVirtual().name("early-pass").start(() -> {
                try {
                    run();
                } finally {
                    whenEnded.run();
                    end.complete(true);
                }
            });
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            var found = work.look(look, safe());
            if (found.isPresent() && begin(found.get())) {
                work.make(upload, found.get(), Objects.requireNonNull(bytes));
                conclude();
            }
        } catch (InterruptedException stopped) {
            log.info("the early pass was stopped media={}", upload.id());
        } catch (IOException | EncodingFailed | RuntimeException failed) {
            giveUp(failed);
        }
    }

    private long safe() {
        lock.lock();
        try {
            return safe;
        } finally {
            lock.unlock();
        }
    }

    private boolean begin(EarlyWork.Plan found) throws IOException {
        lock.lock();
        try {
            if (phase == Phase.WAITING) {
                phase = Phase.RUNNING;
                plan = found;
                made = true;
                bytes = new ArrivingBytes(work.file(upload), upload.sizeBytes(), safe);
            }
            return phase == Phase.RUNNING;
        } finally {
            lock.unlock();
        }
    }

    private void conclude() {
        lock.lock();
        try {
            phase = phase == Phase.RUNNING ? Phase.DONE : phase;
        } finally {
            lock.unlock();
        }
    }

    /** What there is of an upload that has been accepted stays until it is made anew. */
    private void giveUp(Exception failure) {
        if (!end()) {
            return;
        }
        log.info("nothing is made before the upload ends media={}: {}", upload.id(), failure.toString());
        if (!stands) {
            try {
                undo();
            } catch (RuntimeException later) {
                log.warn("what was made early is undone later media={}: {}", upload.id(), later.toString());
            }
        }
    }

    /** @return whether it had not ended before */
    private boolean end() {
        lock.lock();
        try {
            boolean first = phase != Phase.OVER;
            phase = Phase.OVER;
            return first;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether what is made is what follows from the complete source. If not, nothing is at work and nothing is left when it
     * returns.
     */
    boolean stands(EarlyWork.Plan complete) {
        boolean count;
        lock.lock();
        try {
            count = (phase == Phase.RUNNING || phase == Phase.DONE) && complete.equals(plan);
            stands = count;
        } finally {
            lock.unlock();
        }
        if (!count) {
            discard();
        }
        return count;
    }

    /** The upload is an item now, with its last byte. */
    void accepted() {
        arrived(upload.sizeBytes(), Instant.MAX);
    }

    /** When it returns nothing is at work, and nothing is left. */
    void discard() {
        stop();
        undo();
    }

    /** One at a time: when one has returned, none removes what is made later. */
    private void undo() {
        undoing.lock();
        try {
            if (made) {
                work.undo(upload.id());
                made = false;
            }
        } finally {
            undoing.unlock();
        }
    }

    /** When it returns nothing is at work. */
    void stop() {
        CompletableFuture<Boolean> gone;
        lock.lock();
        try {
            phase = Phase.OVER;
            gone = ended;
            if (thread != null) {
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
        work.stop(upload.id());
        gone.join();
    }

    void awaitEnd() throws InterruptedException {
        try {
            ended.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
