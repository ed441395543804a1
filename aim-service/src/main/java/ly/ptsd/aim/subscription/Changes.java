package ly.ptsd.aim.subscription;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes those in this process who follow a subscription. Other replicas' changes are found by looking. */
@Component
public class Changes {

    private final Map<UUID, Set<Semaphore>> followers = new ConcurrentHashMap<>();

    void announce(UUID subscription) {
        followers.getOrDefault(subscription, Set.of()).forEach(Semaphore::release);
    }

    /** Every change from now on is noticed, also one between two calls of {@link Following#await}. */
    public Following follow(UUID subscription) {
        return new Following(subscription);
    }

    public final class Following implements AutoCloseable {

        private final UUID subscription;
        private final Semaphore signal = new Semaphore(0);

        private Following(UUID subscription) {
            this.subscription = subscription;
            followers.compute(subscription, (_, others) -> {
                var all = others == null ? ConcurrentHashMap.<Semaphore>newKeySet() : others;
                all.add(signal);
                return all;
            });
        }

        /** Returns at the next change, or after the time has passed. */
        public void await(Duration atMost) throws InterruptedException {
            if (signal.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                signal.drainPermits();
            }
        }

        @Override
        public void close() {
            followers.computeIfPresent(subscription, (_, all) -> {
                all.remove(signal);
                return all.isEmpty() ? null : all;
            });
        }
    }
}
