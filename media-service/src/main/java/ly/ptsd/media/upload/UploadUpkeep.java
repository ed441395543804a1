package ly.ptsd.media.upload;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import ly.ptsd.media.library.ItemDeleted;
import ly.ptsd.media.library.Library;
import ly.ptsd.media.library.LibrarySettled;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.machine.ServerReplaced;
import ly.ptsd.media.machine.ServiceOpened;
import ly.ptsd.platform.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What is to be done about uploads although no client asks for it. */
@Component
class UploadUpkeep {

    static final Duration ABANDONED_AFTER = Duration.ofHours(24);

    private static final Logger log = LoggerFactory.getLogger(UploadUpkeep.class);

    private final Library library;
    private final Staging staging;
    private final UploadSlots slots;
    private final SourceParts parts;
    private final FinalUploads finals;
    private final UploadEnds ends;
    private final Machine machine;
    private final Clock clock;

    UploadUpkeep(
            Library library,
            Staging staging,
            UploadSlots slots,
            SourceParts parts,
            FinalUploads finals,
            UploadEnds ends,
            Machine machine,
            Clock clock) {
        this.library = library;
        this.staging = staging;
        this.slots = slots;
        this.parts = parts;
        this.finals = finals;
        this.ends = ends;
        this.machine = machine;
        this.clock = clock;
    }

    /** Whatever ends an upload, nothing of it stays here. */
    @EventListener
    void forget(ItemDeleted deletion) {
        slots.forget(deletion.id());
        staging.of(deletion.id()).remove();
        parts.forget(deletion.id());
    }

    /** Knows again how much there is of each upload, here or in the bucket. */
    @EventListener
    @Order(1)
    void look(ServiceOpened opened) {
        library.uploading().stream()
                .filter(item -> !item.isFinal())
                .forEach(item -> library.received(
                        item.id(), Math.max(staging.of(item.id()).length(), parts.peek(item))));
    }

    /** Completes what had fully arrived when the process, or an earlier server, ended and nobody goes on with by now. */
    @EventListener
    void recover(LibrarySettled event) {
        Thread.ofVirtual().name("upload-recovery").start(() -> finals.discardUsedUp(library.uploading()));
        library.uploading().stream()
                .filter(item -> !slots.isKnown(item.id()))
                .filter(item -> !finals.isWhole(item))
                .filter(item -> item.isFinal() || staging.held(item) == item.sizeBytes())
                .forEach(item -> Thread.ofVirtual().name("upload-recovery").start(() -> recover(item.id())));
    }

    @EventListener
    void end(ServerReplaced event) {
        slots.endAll();
    }

    @Scheduled(fixedDelay = 60_000)
    void sweepAbandoned() {
        if (machine.isServing()) {
            var limit = clock.instant().minus(ABANDONED_AFTER);
            var uploading = library.uploading();
            finals.discardUsedUp(uploading);
            uploading.stream()
                    .filter(item -> item.touchedAt().isBefore(limit))
                    .filter(item -> !finals.isUsed(item))
                    .forEach(ends::discard);
        }
    }

    private void recover(String id) {
        try {
            var slot = slots.of(id);
            ends.complete(id, slot, slot.take());
        } catch (Problem refused) {
            log.info("recovered upload was refused media={} code={}", id, refused.code());
        } catch (IOException | RuntimeException | InterruptedException problem) {
            log.warn("recovered upload waits for its client media={}", id, problem);
        }
    }
}
