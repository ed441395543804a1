package ly.ptsd.media.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import ly.ptsd.media.library.Concatenation;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.Library;
import ly.ptsd.media.library.Reservations;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Uploads from their creation to the moment they become items. The last byte is never reported as received before the
 * upload is complete: a client that was cut off there sends it again and hears the verdict.
 */
@Component
class Uploads {

    /**
     * How far an upload is.
     *
     * @param offset absent while it is put together from others
     * @param expiresAt when it is forgotten if nobody goes on with it, absent once it is complete
     * @param concat what its client said that it has to do with others
     */
    record Progress(
            @Nullable Long offset,
            long length,
            @Nullable Instant expiresAt,
            @Nullable String concat) {

        private static Progress of(Item item, @Nullable Long offset) {
            var with = item.concatenation();
            return new Progress(
                    offset,
                    item.sizeBytes(),
                    item.isUploading() ? item.touchedAt().plus(UploadUpkeep.ABANDONED_AFTER) : null,
                    with == null ? null : with.header());
        }
    }

    private final Library library;
    private final Reservations reservations;
    private final Staging staging;
    private final UploadSlots slots;
    private final ChunkWriter writer;
    private final SourceParts parts;
    private final FinalUploads finals;
    private final UploadEnds ends;

    Uploads(
            Library library,
            Reservations reservations,
            Staging staging,
            UploadSlots slots,
            ChunkWriter writer,
            SourceParts parts,
            FinalUploads finals,
            UploadEnds ends) {
        this.library = library;
        this.reservations = reservations;
        this.staging = staging;
        this.slots = slots;
        this.writer = writer;
        this.parts = parts;
        this.finals = finals;
        this.ends = ends;
    }

    /** @throws Problem upload_empty, upload_too_large */
    String create(UploadMetadata metadata, long length, @Nullable Concatenation with) {
        if (length == 0) {
            throw new Problem(400, "upload_empty", "There is nothing in this file.");
        }
        String id = UploadIds.next();
        reservations.open(id, metadata.name(), length, with);
        parts.begin(id);
        return id;
    }

    /**
     * Puts an upload together from partial ones; when it returns the upload is an item.
     *
     * @throws Problem upload_unknown, upload_not_partial, upload_unfinished, upload_used, upload_too_large, upload_locked,
     *     media_unreadable, media_unsupported
     */
    String createFinal(UploadMetadata metadata, Concatenation with) throws IOException, InterruptedException {
        var item = finals.open(metadata.name(), with);
        if (item.isUploading()) {
            completeOnce(item.id());
        }
        return item.id();
    }

    /** Who asks a second time while the first is at work hears the same. */
    private void completeOnce(String id) throws IOException, InterruptedException {
        try {
            var slot = slots.of(id);
            ends.complete(id, slot, slot.take());
        } catch (Problem refused) {
            if (library.findUpload(id).filter(item -> !item.isUploading()).isEmpty()) {
                throw refused;
            }
        }
    }

    /** Where the client goes on; a writer of a connection that has died is cut off, so that the answer stays true. */
    Progress progress(String id) throws InterruptedException {
        var item = upload(id);
        if (item.isFinal() || !item.isUploading()) {
            return Progress.of(item, item.isUploading() ? null : item.sizeBytes());
        }
        var slot = slots.of(id);
        long last = item.sizeBytes() - 1;
        if (slot.isCompleting()) {
            return Progress.of(item, last);
        }
        slot.take();
        parts.checkStillThere(item);
        long held = staging.held(item);
        return Progress.of(item, finals.isWhole(item) ? item.sizeBytes() : Math.min(last, held));
    }

    /**
     * Takes the bytes that came with the creation. When they are refused or cut off nothing stays: the client was not told
     * of the upload.
     */
    Progress appendFirst(String id, Chunk chunk) throws IOException, InterruptedException {
        try {
            return append(id, chunk);
        } catch (Problem | IOException untold) {
            library.findUpload(id).filter(Item::isUploading).ifPresent(ends::discard);
            throw untold;
        }
    }

    /**
     * Takes the bytes of one PATCH; with the last one the upload becomes an item.
     *
     * @throws Problem upload_unknown, upload_final, upload_offset_mismatch, upload_too_long, upload_locked, checksum_mismatch,
     *     media_unreadable, media_unsupported, disk_full
     * @throws IOException when the client has gone; what arrived before is kept
     */
    Progress append(String id, Chunk chunk) throws IOException, InterruptedException {
        try {
            return taken(id, chunk);
        } catch (IOException | UncheckedIOException problem) {
            if (DiskFull.is(problem)) {
                throw DiskFull.problem();
            }
            throw problem;
        }
    }

    private Progress taken(String id, Chunk chunk) throws IOException, InterruptedException {
        var item = upload(id);
        if (item.isFinal()) {
            throw new Problem(403, "upload_final", "Nothing is added to an upload that is put together from others.");
        }
        if (!item.isUploading() || finals.isWhole(item)) {
            return repeatedEnd(item, chunk);
        }
        var slot = slots.of(id);
        long turn = slot.take();
        staging.held(item);
        long reached = writer.write(item, staging.of(id), slot, turn, chunk);
        if (reached == item.sizeBytes()) {
            ends.complete(id, slot, turn);
        }
        return Progress.of(upload(id), reached);
    }

    /** @throws Problem upload_unknown, upload_used */
    void terminate(String id) {
        var item = upload(id);
        if (!item.isUploading()) {
            throw Reservations.unknown();
        }
        if (finals.isUsed(item)) {
            throw Reservations.used();
        }
        ends.discard(item);
    }

    private static Progress repeatedEnd(Item item, Chunk chunk) {
        if (chunk.offset() != item.sizeBytes()) {
            throw ChunkWriter.mismatch(item.sizeBytes());
        }
        return Progress.of(item, item.sizeBytes());
    }

    private Item upload(String id) {
        return library.findUpload(id).orElseThrow(Reservations::unknown);
    }
}
