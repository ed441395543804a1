package ly.ptsd.aim.load;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import ly.ptsd.platform.problem.Problem;
import org.springframework.stereotype.Component;

/**
 * Lets so many requests at a time be worked on, in the order in which they came. Threads are virtual and without number;
 * connections to the database are few, and a pool that hundreds wait for serves them in no order.
 */
@Component
class Bulkhead implements MeterBinder {

    private static final Duration COME_AGAIN = Duration.ofSeconds(5);

    private final Semaphore turns;
    private final Duration patience;

    Bulkhead(LoadProperties load) {
        this.turns = new Semaphore(load.requests(), true);
        this.patience = load.patience();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("ptsd.aim.requests.waiting", turns, Semaphore::getQueueLength)
                .description("Requests that wait for their turn")
                .register(registry);
    }

    int waiting() {
        return turns.getQueueLength();
    }

    /** @throws Problem service_busy when its turn does not come in time */
    <T> T inTurn(Callable<T> work) throws Exception {
        if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw Problem.busy(COME_AGAIN);
        }
        try {
            return work.call();
        } finally {
            turns.release();
        }
    }
}
