package ly.ptsd.media.upload;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ly.ptsd.media.machine.Machine;
import org.springframework.stereotype.Component;

/** The slots of the uploads that somebody has asked for. */
@Component
class UploadSlots {

    private final Map<String, UploadSlot> slots = new ConcurrentHashMap<>();

    UploadSlot of(String id) {
        return slots.computeIfAbsent(id, _ -> new UploadSlot());
    }

    /** Whether somebody has asked for this upload. */
    boolean isKnown(String id) {
        return slots.containsKey(id);
    }

    /** No upload goes on here; who writes one is sent on to the next server. */
    void endAll() {
        slots.values().forEach(slot -> slot.end(Machine::replaced));
    }

    /**
     * What was held of the upload is lost; a writer that is still at work hears that it goes on at the beginning.
     *
     * @return false, and nothing happens, while the upload is being completed
     */
    boolean startAnew(String id) {
        return of(id).cut(() -> ChunkWriter.mismatch(0));
    }

    /** The upload is over; a writer that is still at work writes no more. */
    void forget(String id) {
        var slot = slots.remove(id);
        if (slot != null) {
            slot.end();
        }
    }
}
