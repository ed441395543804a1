package ly.ptsd.media.machine;

import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Knows of the requests that are in the middle of changing something, so that a replaced server can say when it has done. */
@Component
public class Changes {

    /** One that is under way. */
    public interface Change extends AutoCloseable {
        @Override
        void close();
    }

    /** The one party that is always there waits for the others. */
    private final Phaser parties = new Phaser(1);

    public Change begin() {
        parties.register();
        return parties::arriveAndDeregister;
    }

    /** Waits for all that have begun; once, when no more begin. @return whether all have ended in time */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        try {
            parties.awaitAdvanceInterruptibly(parties.arrive(), patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        }
    }
}
