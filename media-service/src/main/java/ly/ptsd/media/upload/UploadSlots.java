package ly.ptsd.media.upload;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The slots of the uploads that somebody has asked for. */
@Component
class UploadSlots {

    private final Map<String, UploadSlot> slots = new ConcurrentHashMap<>();

    UploadSlot of(String id) {
        return slots.computeIfAbsent(id, _ -> new UploadSlot());
    }

    /** The upload is over; a writer that is still at work writes no more. */
    void forget(String id) {
        var slot = slots.remove(id);
        if (slot != null) {
            slot.end();
        }
    }
}
