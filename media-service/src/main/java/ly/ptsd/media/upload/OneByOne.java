package ly.ptsd.media.upload;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets things be done to each upload one after the other; an upload to which nothing is done takes no memory. */
final class OneByOne {

    /** @param awaited how many have the lock or wait for it; changed only within {@link Map#compute} */
    private record Turn(ReentrantLock lock, int awaited) {

        Turn joined() {
            return new Turn(lock, awaited + 1);
        }

        Turn left() {
            return new Turn(lock, awaited - 1);
        }
    }

    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    <T> T each(String id, Supplier<T> work) {
        var lock = turns.merge(id, new Turn(new ReentrantLock(), 1), (known, _) -> known.joined())
                .lock();
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
            turns.computeIfPresent(id, (_, turn) -> turn.awaited() == 1 ? null : turn.left());
        }
    }

    boolean isIdle() {
        return turns.isEmpty();
    }
}
