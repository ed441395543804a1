package ly.ptsd.media.upload;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.ItemDeleted;
import ly.ptsd.media.library.Library;
import ly.ptsd.media.library.LibrarySettled;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.machine.ServerReplaced;
import ly.ptsd.media.machine.ServiceOpened;
import ly.ptsd.media.transcode.EarlyPasses;
import ly.ptsd.media.transcode.SourceFiles;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Uploads from their creation to the moment they become items. The last byte is never reported as received before the
 * upload is complete: a client that was cut off there sends it again and hears the verdict.
 */
@Component
class Uploads {

    private static final Logger log = LoggerFactory.getLogger(Uploads.class);
    private static final Duration ABANDONED_AFTER = Duration.ofHours(24);
    private static final String ID_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int ID_LENGTH = 16;

    /**
     * How far an upload is.
     *
     * @param expiresAt when it is forgotten if nobody goes on with it, absent once it is complete
     */
    record Progress(long offset, long length, @Nullable Instant expiresAt) {}

    private final Library library;
    private final SourceFiles sources;
    private final UploadSlots slots;
    private final ChunkWriter writer;
    private final SourceParts parts;
    private final EarlyPasses early;
    private final Completion completion;
    private final Machine machine;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Uploads(
            Library library,
            SourceFiles sources,
            UploadSlots slots,
            ChunkWriter writer,
            SourceParts parts,
            EarlyPasses early,
            Completion completion,
            Machine machine,
            Clock clock) {
        this.library = library;
        this.sources = sources;
        this.slots = slots;
        this.writer = writer;
        this.parts = parts;
        this.early = early;
        this.completion = completion;
        this.machine = machine;
        this.clock = clock;
    }

    /** @throws Problem upload_empty, upload_too_large */
    String create(UploadMetadata metadata, long length) {
        if (length == 0) {
            throw new Problem(400, "upload_empty", "There is nothing in this file.");
        }
        String id = newId();
        parts.begin(id);
        library.open(id, metadata.title(), metadata.fileName(), metadata.contentType(), length);
        return id;
    }

    /** Where the client goes on; a writer of a connection that has died is cut off, so that the answer stays true. */
    Progress progress(String id) throws InterruptedException {
        var item = upload(id);
        if (!item.isUploading()) {
            return complete(item);
        }
        var slot = slots.of(id);
        long last = item.sizeBytes() - 1;
        if (slot.isCompleting()) {
            return reached(item, last);
        }
        slot.take();
        parts.checkStillThere(item);
        return reached(item, Math.min(last, held(item)));
    }

    private static Progress complete(Item item) {
        return new Progress(item.sizeBytes(), item.sizeBytes(), null);
    }

    private static Progress reached(Item item, long offset) {
        return new Progress(offset, item.sizeBytes(), item.touchedAt().plus(ABANDONED_AFTER));
    }

    /**
     * Takes the bytes that came with the creation. When they are refused or cut off nothing stays: the client was not told
     * of the upload.
     */
    Progress appendFirst(String id, Chunk chunk) throws IOException, InterruptedException {
        try {
            return append(id, chunk);
        } catch (Problem | IOException untold) {
            library.findAnywhere(id).filter(Item::isUploading).ifPresent(this::discard);
            throw untold;
        }
    }

    /**
     * Takes the bytes of one PATCH; with the last one the upload becomes an item.
     *
     * @throws Problem upload_unknown, upload_offset_mismatch, upload_too_long, upload_locked, checksum_mismatch,
     *     media_unreadable, media_unsupported
     * @throws IOException when the client has gone; what arrived before is kept
     */
    Progress append(String id, Chunk chunk) throws IOException, InterruptedException {
        var item = upload(id);
        if (!item.isUploading()) {
            return repeatedEnd(item, chunk);
        }
        var slot = slots.of(id);
        long turn = slot.take();
        held(item);
        long reached = writer.write(item, staged(id), slot, turn, chunk);
        if (reached == item.sizeBytes()) {
            complete(id, slot, turn);
            return complete(item);
        }
        return reached(upload(id), reached);
    }

    /** @throws Problem upload_unknown */
    void terminate(String id) {
        var item = upload(id);
        if (!item.isUploading()) {
            throw unknown();
        }
        discard(item);
    }

    private void discard(Item item) {
        early.discard(item);
        parts.adopt(item);
        parts.discard(item.id());
        library.discard(item.id());
    }

    /** Whatever ends an upload, nothing of it stays here. */
    @EventListener
    void forget(ItemDeleted deletion) {
        slots.forget(deletion.id());
        staged(deletion.id()).remove();
        parts.forget(deletion.id());
    }

    /** Knows again how much there is of each upload, here or in the bucket. */
    @EventListener
    @Order(1)
    void look(ServiceOpened opened) {
        library.uploading()
                .forEach(item ->
                        library.received(item.id(), Math.max(staged(item.id()).length(), parts.peek(item))));
    }

    /** Completes what had fully arrived when the process, or an earlier server, ended and nobody goes on with by now. */
    @EventListener
    void recover(LibrarySettled event) {
        library.uploading().stream()
                .filter(item -> !slots.isKnown(item.id()))
                .filter(item -> held(item) == item.sizeBytes())
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
            library.uploading().stream()
                    .filter(item -> item.touchedAt().isBefore(limit))
                    .forEach(this::discard);
        }
    }

    private void recover(String id) {
        try {
            var slot = slots.of(id);
            complete(id, slot, slot.take());
        } catch (Problem refused) {
            log.info("recovered upload was refused media={} code={}", id, refused.code());
        } catch (IOException | RuntimeException | InterruptedException problem) {
            log.warn("recovered upload waits for its client media={}", id, problem);
        }
    }

    private void complete(String id, UploadSlot slot, long turn) throws IOException, InterruptedException {
        slot.completing(turn);
        try {
            var item = upload(id);
            if (item.isUploading()) {
                completion.complete(item);
            }
        } finally {
            slot.completed();
        }
        slots.forget(id);
    }

    private static Progress repeatedEnd(Item item, Chunk chunk) {
        if (chunk.offset() != item.sizeBytes()) {
            throw ChunkWriter.mismatch(item.sizeBytes());
        }
        return complete(item);
    }

    private Item upload(String id) {
        return library.findAnywhere(id).orElseThrow(Uploads::unknown);
    }

    /** How much of an upload is safe, here or in the bucket. */
    private long held(Item item) {
        return staged(item.id()).length(parts.adopt(item));
    }

    private StagedFile staged(String id) {
        return new StagedFile(sources.path(id));
    }

    private String newId() {
        return random.ints(ID_LENGTH, 0, ID_ALPHABET.length())
                .mapToObj(ID_ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    private static Problem unknown() {
        return new Problem(404, "upload_unknown", "There is no such upload.");
    }
}
