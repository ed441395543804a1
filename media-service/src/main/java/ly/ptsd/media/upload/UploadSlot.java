package ly.ptsd.media.upload;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import ly.ptsd.platform.problem.Problem;

/**
 * One writer per upload. A client that comes back takes the upload over from its own dead connection at once: the
 * earlier writer finds its turn over at its next write and touches nothing more. Only the last step, in which the upload
 * becomes an item, is not taken over but waited for.
 */
final class UploadSlot {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Something done to the file under the slot's lock. */
    interface Step {
        void run() throws IOException;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition completed = lock.newCondition();
    private Supplier<Problem> over = UploadSlot::locked;
    private long turn;
    private boolean completing;

    /** Ends the turn of any earlier writer. @throws Problem upload_locked */
    long take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = PATIENCE.toNanos();
            while (completing) {
                if (nanos <= 0) {
                    throw locked();
                }
                nanos = completed.awaitNanos(nanos);
            }
            over = UploadSlot::locked;
            return ++turn;
        } finally {
            lock.unlock();
        }
    }

    /** @throws Problem upload_locked when another writer has taken over */
    void during(long mine, Step step) throws IOException {
        lock.lock();
        try {
            if (mine != turn) {
                throw over.get();
            }
            step.run();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nobody has ended this turn. */
    boolean isTurn(long mine) {
        lock.lock();
        try {
            return mine == turn;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the turn of whoever writes, unless the last step has begun. @param why is what the writer hears */
    boolean cut(Supplier<Problem> why) {
        lock.lock();
        try {
            if (!completing) {
                end(why);
            }
            return !completing;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the turn of whoever writes. */
    void end() {
        end(UploadSlot::locked);
    }

    /** @param why is what the writer hears */
    void end(Supplier<Problem> why) {
        lock.lock();
        try {
            over = why;
            turn++;
        } finally {
            lock.unlock();
        }
    }

    /** From here on nobody takes over, until {@link #completed}. @throws Problem upload_locked */
    void completing(long mine) throws IOException {
        during(mine, () -> completing = true);
    }

    void completed() {
        lock.lock();
        try {
            completing = false;
            completed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isCompleting() {
        lock.lock();
        try {
            return completing;
        } finally {
            lock.unlock();
        }
    }

    private static Problem locked() {
        return new Problem(423, "upload_locked", "Another request is writing this upload.");
    }
}
