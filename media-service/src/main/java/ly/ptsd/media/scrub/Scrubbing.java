package ly.ptsd.media.scrub;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import ly.ptsd.media.library.LibrarySettled;
import ly.ptsd.media.machine.Machine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Scrubs once a day, and whenever the owner asks; never twice at a time. */
@Component
class Scrubbing {

    private static final Logger log = LoggerFactory.getLogger(Scrubbing.class);

    private final Scrub scrub;
    private final Machine machine;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean settled;
    private volatile @Nullable ScrubReport last;

    Scrubbing(Scrub scrub, Machine machine) {
        this.scrub = scrub;
        this.machine = machine;
    }

    @EventListener
    void settled(LibrarySettled event) {
        settled = true;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 24, timeUnit = TimeUnit.HOURS)
    void daily() {
        if (begin()) {
            work();
        }
    }

    /** @return false when it cannot begin yet: an earlier server may still write */
    boolean start() {
        if (!settled || !machine.isServing()) {
            return false;
        }
        if (begin()) {
            Thread.ofVirtual().name("scrub").start(this::work);
        }
        return true;
    }

    boolean isRunning() {
        return running.get();
    }

    /** Since this server was started. */
    Optional<ScrubReport> last() {
        return Optional.ofNullable(last);
    }

    private boolean begin() {
        return settled && machine.isServing() && running.compareAndSet(false, true);
    }

    private void work() {
        try {
            last = scrub.run();
        } catch (RuntimeException broken) {
            log.warn("the scrub broke off", broken);
        } finally {
            running.set(false);
        }
    }
}
