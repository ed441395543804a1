package ly.ptsd.media.transcode;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import ly.ptsd.media.ffmpeg.EncodingFailed;
import ly.ptsd.media.library.Item;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first pass of an upload's ladder, made while the bytes arrive, or while all of them are looked at. Until the upload
 * is accepted it may come to nothing.
 */
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
    private final CompletableFuture<PassRecorder> recorder = new CompletableFuture<>();
    private @Nullable Thread thread;
    private volatile Room.Place place = Room.Place.NONE;
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
        locked(() -> {
            safe = Math.max(safe, upTo);
            lastArrived = now;
            if (bytes != null) {
                bytes.arrived(safe);
            }
            return safe;
        });
    }

    /** Until then nothing has to arrive. */
    void waits(Instant until) {
        locked(() -> lastArrived = until);
    }

    /** Whether it is worth looking at what has arrived. */
    boolean isDue() {
        return locked(() -> phase == Phase.WAITING && look.isDue(safe));
    }

    /** Whether nothing of it was begun, or given up. */
    boolean isWaiting() {
        return locked(() -> phase == Phase.WAITING);
    }

    /** An upload of which nothing has arrived since then holds no encoder: what was made of it is discarded. */
    void endIfIdle(Instant limit) {
        boolean idle = locked(
                () -> phase == Phase.RUNNING && safe != upload.sizeBytes() && lastArrived.isBefore(limit) && end());
        if (idle) {
            discard();
        }
    }

    /** Looks, and makes the pass if it can be made. */
    void start(Room.Place place) {
        start(this::makeAsItArrives, place);
    }

    /** All bytes are there: makes the pass that is expected of them, and tells nobody before it {@link #stands}. */
    void startAhead(EarlyWork.Plan expected, Room.Place place) {
        start(() -> makeAhead(expected), place);
    }

    /** From now on it takes the room of somebody else. */
    void makeRoom() {
        place.giveBack();
    }

    private interface Making {

        void make() throws IOException, InterruptedException, EncodingFailed;
    }

    private void start(Making making, Room.Place taken) {
        locked(() -> {
            place = taken;
            var end = new CompletableFuture<Boolean>();
            ended = end;
            return thread = Thread.ofVirtual().name("early-pass").start(() -> {
                try {
                    run(making);
                } finally {
                    makeRoom();
                    end.complete(true);
                }
            });
        });
    }

    private void run(Making making) {
        try {
            making.make();
        } catch (InterruptedException stopped) {
            log.info("the early pass was stopped media={}", upload.id());
        } catch (IOException | EncodingFailed | RuntimeException failed) {
            giveUp(failed);
        }
    }

    private void makeAsItArrives() throws IOException, InterruptedException, EncodingFailed {
        var found = work.look(look, locked(() -> safe));
        if (found.isPresent() && begin(found.get())) {
            made = true;
            recorder.complete(work.begun(upload, found.get()).orElseThrow(ItemGone::new));
            make(found.get(), arriving());
        }
    }

    private void makeAhead(EarlyWork.Plan expected) throws IOException, InterruptedException, EncodingFailed {
        if (begin(expected)) {
            make(expected, null);
        }
    }

    private void make(EarlyWork.Plan found, @Nullable ArrivingBytes input)
            throws IOException, InterruptedException, EncodingFailed {
        work.make(upload, found, input, new HeldBack(recorder));
        locked(() -> phase = phase == Phase.RUNNING ? Phase.DONE : phase);
    }

    private boolean begin(EarlyWork.Plan found) {
        return locked(() -> {
            if (phase == Phase.WAITING) {
                phase = Phase.RUNNING;
                plan = found;
            }
            return phase == Phase.RUNNING;
        });
    }

    private ArrivingBytes arriving() throws IOException {
        lock.lock();
        try {
            bytes = new ArrivingBytes(work.file(upload), upload.sizeBytes(), safe);
            return bytes;
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
        return locked(() -> {
            boolean first = phase != Phase.OVER;
            phase = Phase.OVER;
            return first;
        });
    }

    /**
     * Whether what is made is what follows from the complete source. If not, nothing is at work and nothing is left when it
     * returns.
     */
    boolean stands(EarlyWork.Plan complete) {
        boolean count = locked(() ->
                stands = (phase == Phase.RUNNING || phase == Phase.DONE) && complete.equals(plan) && tell(complete));
        if (!count) {
            discard();
        }
        return count;
    }

    /** From now on what was made ahead is told. @return false when nobody wants to know */
    private boolean tell(EarlyWork.Plan complete) {
        if (!recorder.isDone()) {
            made = true;
            work.begun(upload, complete).ifPresent(recorder::complete);
        }
        return recorder.isDone();
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
        var gone = locked(() -> {
            phase = Phase.OVER;
            if (thread != null) {
                thread.interrupt();
            }
            return ended;
        });
        work.stop(upload.id());
        gone.join();
    }

    /** Waits until there is something to watch, or nothing more comes. */
    void awaitWatchable() throws InterruptedException {
        await(CompletableFuture.anyOf(recorder.thenCompose(PassRecorder::watchable), ended));
    }

    void awaitEnd() throws InterruptedException {
        await(ended);
    }

    private static void await(CompletableFuture<?> event) throws InterruptedException {
        try {
            event.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }
}
