package ly.ptsd.media.upload;

import java.util.List;
import ly.ptsd.media.library.Concatenation;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.ItemDeleted;
import ly.ptsd.media.library.Library;
import ly.ptsd.media.library.Reservations;
import ly.ptsd.platform.problem.Problem;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Uploads that are put together from partial ones (tus 1.0, extension concatenation). Whatever becomes of the final upload,
 * its partial ones go with it.
 */
@Component
class FinalUploads {

    private final Library library;
    private final Reservations reservations;
    private final SourceParts parts;
    private final SourceProgress progress;
    private final Joining joining;
    private final Completion completion;

    FinalUploads(
            Library library,
            Reservations reservations,
            SourceParts parts,
            SourceProgress progress,
            Joining joining,
            Completion completion) {
        this.library = library;
        this.reservations = reservations;
        this.parts = parts;
        this.progress = progress;
        this.joining = joining;
        this.completion = completion;
    }

    /**
     * For the same partial uploads it is the same one again: a client whose answer was lost asks once more.
     *
     * @throws Problem upload_unknown, upload_not_partial, upload_unfinished, upload_used, upload_too_large
     */
    Item open(Reservations.Name name, Concatenation with) {
        String id = id(with.partials());
        var known = library.findUpload(id);
        return known.isPresent() ? known.get() : open(id, name, with);
    }

    /** Nobody else's, as those of the partial uploads are nobody else's; every server comes to the same. */
    private static String id(List<String> partials) {
        return UploadIds.of(String.join(" ", partials));
    }

    private Item open(String id, Reservations.Name name, Concatenation with) {
        with.partials().stream()
                .flatMap(partial -> library.findUpload(partial).stream())
                .filter(Item::isPartial)
                .forEach(this::checkFinished);
        return reservations.openFinal(id, name, with);
    }

    private void checkFinished(Item partial) {
        if (!isWhole(partial)) {
            throw new Problem(409, "upload_unfinished", "A partial upload has not been received completely.");
        }
    }

    /** Whether it is a partial upload of which there is nothing more to come. */
    boolean isWhole(Item upload) {
        if (upload.isPartial()) {
            parts.adopt(upload);
            return progress.isComplete(upload.id());
        }
        return false;
    }

    /** @throws Problem media_unreadable, media_unsupported; upload_unknown when a partial upload is gone */
    void complete(Item last) throws InterruptedException {
        try {
            joining.join(last, partials(last));
            completion.complete(last);
        } finally {
            if (library.findUpload(last.id()).filter(Item::isUploading).isEmpty()) {
                discardAll(last.partials());
            }
        }
    }

    private List<Item> partials(Item last) {
        var partials = found(last.partials());
        if (partials.size() < last.partials().size() && !joining.isInBucket(last)) {
            discard(last);
            throw Reservations.unknown();
        }
        return partials;
    }

    /** Whether a final upload needs it. */
    boolean isUsed(Item partial) {
        return library.puttingTogether(List.of(partial.id())).stream().anyMatch(Item::isUploading);
    }

    /** Nothing stays of an upload that comes to nothing, nor of those it was to be put together from. */
    void discard(Item upload) {
        discardAll(upload.partials());
        parts.adopt(upload);
        parts.discard(upload.id());
        library.discard(upload.id());
    }

    private void discardAll(List<String> partials) {
        found(partials).forEach(this::discard);
    }

    private List<Item> found(List<String> partials) {
        return partials.stream()
                .flatMap(id -> library.findUpload(id).stream())
                .filter(Item::isPartial)
                .toList();
    }

    /** The final upload was deleted before it was put together, or after. */
    @EventListener
    void forget(ItemDeleted deletion) {
        discardAll(library.partialsOf(deletion.id()));
    }

    /** What a crash has left of partial uploads whose bytes are an item by now. */
    void discardUsedUp(List<Item> uploading) {
        var partials = uploading.stream().filter(Item::isPartial).map(Item::id).toList();
        if (!partials.isEmpty()) {
            library.puttingTogether(partials).stream()
                    .filter(user -> !user.isUploading())
                    .forEach(user -> discardAll(user.partials()));
        }
    }
}
