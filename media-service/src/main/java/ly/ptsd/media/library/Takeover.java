package ly.ptsd.media.library;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.machine.ServiceOpened;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import ly.ptsd.media.storage.StorageFailed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes a new server the tenant's: before it is open it knows what the bucket knows; as long as an earlier server may
 * still write it looks again; from the moment on when it serves, every item is its own.
 */
@Component
class Takeover {

    private static final Logger log = LoggerFactory.getLogger(Takeover.class);

    /** An earlier server that is still there after so long is fenced out and does no harm. */
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(10);

    private final Rebuild rebuild;
    private final IndexMark mark;
    private final ObjectStore store;
    private final Machine machine;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private volatile boolean settled;
    private @Nullable Instant servingSince;
    private OptionalInt predecessor = OptionalInt.empty();

    Takeover(
            Rebuild rebuild,
            IndexMark mark,
            ObjectStore store,
            Machine machine,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rebuild = rebuild;
        this.mark = mark;
        this.store = store;
        this.machine = machine;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    void prepare(ServiceOpened opened) {
        if (!mark.isRebuilt(opened.tenancy())) {
            var began = clock.instant();
            rebuild.look();
            mark.rebuilt(opened.tenancy());
            log.info("index rebuilt from the bucket in {}", Duration.between(began, clock.instant()));
        }
    }

    /** After a restart everything is as it was, whether or not the control plane answers. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void resume(ServiceOpened opened) {
        if (!settled && mark.isSettled(opened.tenancy())) {
            machine.serve(true);
            tellSettled();
        }
    }

    @Scheduled(fixedDelay = 1_000)
    void goOn() {
        if (settled || !machine.isOpen() || machine.isReplaced()) {
            return;
        }
        try {
            takeOver();
        } catch (StorageFailed | DataAccessException later) {
            log.warn("the takeover goes on later: {}", later.getMessage());
        }
    }

    /** The last look comes after the word that nobody else is left, or at work. */
    private void takeOver() {
        boolean serving = machine.isServing();
        boolean last = serving && (machine.isAlone() || predecessorHasEnded() || hasWaited());
        rebuild.look();
        if (serving) {
            int generation = machine.tenancy().generation();
            predecessor = predecessor.isPresent() ? predecessor : rebuild.lastWriterBefore(generation);
            rebuild.claim(generation);
        }
        if (last) {
            settle();
        }
    }

    private boolean predecessorHasEnded() {
        return predecessor.isPresent()
                && store.size(ObjectKeys.handedOver(predecessor.getAsInt())).isPresent();
    }

    /** Whether the index is sure to hold everything. */
    boolean isSettled() {
        return settled;
    }

    private boolean hasWaited() {
        var now = clock.instant();
        if (servingSince == null) {
            servingSince = now;
        }
        return now.isAfter(servingSince.plus(LONGEST_DRAIN));
    }

    /** Words of this generation or its predecessor would be about a later one when generations are counted again. */
    private void settle() {
        store.remove(ObjectKeys.handedOver(machine.tenancy().generation()));
        mark.settled(machine.tenancy());
        tellSettled();
        predecessor.ifPresent(earlier -> store.remove(ObjectKeys.handedOver(earlier)));
    }

    private void tellSettled() {
        settled = true;
        events.publishEvent(new LibrarySettled());
    }
}
