package ly.ptsd.media.upload;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets things be done to each upload one after the other. */
final class OneByOne {

    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    <T> T each(String id, Supplier<T> work) {
        var lock = locks.computeIfAbsent(id, _ -> new ReentrantLock());
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void forget(String id) {
        locks.remove(id);
    }
}
