package ly.ptsd.media.upload;

import java.io.IOException;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.Library;
import ly.ptsd.media.library.Reservations;
import ly.ptsd.media.transcode.EarlyPasses;
import org.springframework.stereotype.Component;

/** What becomes of an upload in the end. */
@Component
class UploadEnds {

    private final Library library;
    private final UploadSlots slots;
    private final SourceParts parts;
    private final EarlyPasses early;
    private final Completion completion;
    private final FinalUploads finals;

    UploadEnds(
            Library library,
            UploadSlots slots,
            SourceParts parts,
            EarlyPasses early,
            Completion completion,
            FinalUploads finals) {
        this.library = library;
        this.slots = slots;
        this.parts = parts;
        this.early = early;
        this.completion = completion;
        this.finals = finals;
    }

    /**
     * All bytes are there: what is no part of another upload becomes an item.
     *
     * @throws ly.ptsd.platform.problem.Problem upload_unknown, upload_locked, media_unreadable, media_unsupported
     */
    void complete(String id, UploadSlot slot, long turn) throws IOException, InterruptedException {
        slot.completing(turn);
        try {
            var upload = library.findUpload(id).orElseThrow(Reservations::unknown);
            if (upload.isUploading()) {
                conclude(upload);
            }
        } finally {
            slot.completed();
        }
        slots.forget(id);
    }

    private void conclude(Item upload) throws InterruptedException {
        if (upload.isPartial()) {
            parts.finish(upload);
        } else if (upload.isFinal()) {
            finals.complete(upload);
        } else {
            completion.complete(upload);
        }
    }

    /** Nothing of it stays. */
    void discard(Item upload) {
        early.discard(upload);
        finals.discard(upload);
    }
}
