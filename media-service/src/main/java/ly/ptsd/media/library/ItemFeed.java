package ly.ptsd.media.library;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** What one listener has still to be told; several changes of one item count as one. */
final class ItemFeed implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Consumer<ItemFeed> whenClosed;
    private Set<String> untold = new LinkedHashSet<>();
    private boolean awaited;
    private boolean closed;

    ItemFeed(Consumer<ItemFeed> whenClosed) {
        this.whenClosed = whenClosed;
    }

    /** @param soon ends the pause that lets changes gather */
    void changed(String id, boolean soon) {
        lock.lock();
        try {
            untold.add(id);
            awaited |= soon;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is news, the feed is closed, or that much time has passed; then takes the ids of what changed. */
    Set<String> take(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (untold.isEmpty() && !closed && nanos > 0) {
                nanos = news.awaitNanos(nanos);
            }
            var taken = untold;
            untold = new LinkedHashSet<>();
            awaited = false;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Lets changes gather; ends early when one of them is awaited, or the feed is closed. */
    void pause(Duration pause) throws InterruptedException {
        lock.lock();
        try {
            long nanos = pause.toNanos();
            while (!awaited && !closed && nanos > 0) {
                nanos = news.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
        whenClosed.accept(this);
    }
}
