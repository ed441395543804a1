package ly.ptsd.media.library;

import java.time.Duration;
import ly.ptsd.media.machine.Changes;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.machine.WorkEnded;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import ly.ptsd.media.storage.StorageFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The word of a replaced server, in the bucket, that it has ended all it did: the next one need not wait until it is gone.
 * One that was killed leaves no such word.
 */
@Component
class HandedOver {

    private static final Logger log = LoggerFactory.getLogger(HandedOver.class);

    /** Who takes longer to end is waited for by the control plane. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ObjectStore store;
    private final Takeover takeover;
    private final Changes changes;
    private final Machine machine;

    HandedOver(ObjectStore store, Takeover takeover, Changes changes, Machine machine) {
        this.store = store;
        this.takeover = takeover;
        this.changes = changes;
        this.machine = machine;
    }

    /** One that had not taken over everything cannot speak for its own predecessor. */
    @EventListener
    void say(WorkEnded event) {
        try {
            if (takeover.isSettled() && changes.awaitEnd(PATIENCE)) {
                store.put(ObjectKeys.handedOver(generation()), new byte[0], "text/plain");
                log.info("everything is handed over");
            }
        } catch (StorageFailed unsaid) {
            log.warn("cannot say that everything is handed over: {}", unsaid.getMessage());
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private int generation() {
        return machine.tenancy().generation();
    }
}
