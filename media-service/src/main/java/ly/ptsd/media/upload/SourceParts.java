package ly.ptsd.media.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.Library;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import ly.ptsd.media.storage.PartedObjects;
import ly.ptsd.media.storage.StorageFailed;
import ly.ptsd.media.transcode.SourceFiles;
import ly.ptsd.media.upload.SourceProgress.Sent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings an upload into the bucket while it arrives, in parts, so that little is lost with the instance and little is left
 * to do at its end. What an earlier server has brought there is gone on with.
 */
@Component
class SourceParts {

    private static final Logger log = LoggerFactory.getLogger(SourceParts.class);

    private final PartedObjects parted;
    private final ObjectStore store;
    private final SourceFiles files;
    private final SourceProgress progress;
    private final UploadSlots slots;
    private final Library library;
    private final Machine machine;
    private final OneByOne oneByOne = new OneByOne();
    private final Map<String, Long> arrived = new ConcurrentHashMap<>();
    private final Set<String> sending = ConcurrentHashMap.newKeySet();

    SourceParts(
            PartedObjects parted,
            ObjectStore store,
            SourceFiles files,
            SourceProgress progress,
            UploadSlots slots,
            Library library,
            Machine machine) {
        this.parted = parted;
        this.store = store;
        this.files = files;
        this.progress = progress;
        this.slots = slots;
        this.library = library;
        this.machine = machine;
    }

    /** A new upload, of which nothing is in the bucket. */
    void begin(String id) {
        progress.put(Sent.nothing(id));
    }

    /**
     * Finds out what is in the bucket of an upload that began on another server.
     *
     * @return how many bytes at its beginning are only there; they count as received
     */
    long adopt(Item item) {
        // without the lock, which is held as long as a part takes
        return progress.find(item.id())
                .orElseGet(() -> oneByOne.each(
                        item.id(), () -> progress.find(item.id()).orElseGet(() -> progress.put(inBucket(item)))))
                .onlyThere();
    }

    /** The same, while the other server may still go on with it. */
    long peek(Item item) {
        return progress.find(item.id()).orElseGet(() -> inBucket(item)).onlyThere();
    }

    private Sent inBucket(Item item) {
        var key = ObjectKeys.source(item.id());
        var begun = parted.begun(key);
        if (begun.isEmpty()) {
            boolean complete =
                    store.size(key).filter(size -> size == item.sizeBytes()).isPresent();
            return complete ? new Sent(item.id(), null, 0, item.sizeBytes(), true) : Sent.nothing(item.id());
        }
        long partBytes = SourceProgress.partBytes(item.sizeBytes());
        int held = 0;
        for (var part : parted.parts(key, begun.get())) {
            if (part.number() != held + 1 || part.bytes() != partBytes) {
                break;
            }
            held++;
        }
        return new Sent(item.id(), begun.get(), held, held * partBytes, false);
    }

    /** So many bytes are safe on the disk and stay: full parts of them are sent, in the background. */
    void arrived(Item item, long upTo) {
        // the last byte may come twice
        long safe = Math.min(upTo, item.sizeBytes() - 1);
        if (safe >= SourceProgress.partBytes(item.sizeBytes()) && !machine.isReplaced()) {
            arrived.merge(item.id(), safe, Math::max);
            sendInBackground(item);
        }
    }

    private void sendInBackground(Item item) {
        if (sending.add(item.id())) {
            Thread.ofVirtual().name("source-parts").start(() -> {
                var sent = arrived.getOrDefault(item.id(), 0L);
                try {
                    sendAll(item, sent);
                } finally {
                    sending.remove(item.id());
                }
                // what came while this was about to end found it still sending
                if (arrived.getOrDefault(item.id(), 0L) > sent) {
                    sendInBackground(item);
                }
            });
        }
    }

    private void sendAll(Item item, long safe) {
        try {
            boolean more = true;
            while (more && !machine.isReplaced()) {
                more = oneByOne.each(item.id(), () -> sendIfFull(item, safe));
            }
        } catch (StorageFailed | UncheckedIOException later) {
            log.warn("parts wait media={}: {}", item.id(), later.getMessage());
        }
    }

    /** @return whether there was a part to send */
    private boolean sendIfFull(Item item, long safe) {
        var sent = progress.find(item.id()).filter(one -> !one.complete());
        long partBytes = SourceProgress.partBytes(item.sizeBytes());
        if (sent.isEmpty() || (sent.get().sent() + 1) * partBytes > safe) {
            return false;
        }
        try {
            sendNext(item, sent.get());
            return true;
        } catch (PartedObjects.NotBegun dropped) {
            return dropped(item, sent.get()) && sent.get().onlyThere() == 0;
        }
    }

    /** If the bytes that are only in the bucket are no longer there, the upload is at its beginning again. */
    void checkStillThere(Item item) {
        oneByOne.each(item.id(), () -> {
            var sent = sent(item.id());
            boolean there = sent.onlyThere() == 0
                    || sent.complete()
                    || parted.begun(ObjectKeys.source(item.id())).equals(Optional.ofNullable(sent.begun()));
            return there || dropped(item, sent);
        });
    }

    /** @return false when the upload is being completed, which finds out by itself */
    private boolean dropped(Item item, Sent before) {
        if (before.onlyThere() > 0 && !slots.startAnew(item.id())) {
            return false;
        }
        beginAgain(item, before);
        return true;
    }

    /** The bucket has dropped the parts: they were more than a day old. What is on this disk is sent again. */
    private Sent beginAgain(Item item, Sent before) {
        log.warn("the bucket has dropped the parts of an upload media={} lost={}", item.id(), before.onlyThere());
        if (before.onlyThere() > 0) {
            new StagedFile(files.path(item.id())).remove();
            library.received(item.id(), 0);
            arrived.remove(item.id());
        }
        return progress.put(Sent.nothing(item.id()));
    }

    private Sent sendNext(Item item, Sent before) {
        var key = ObjectKeys.source(item.id());
        String begun = before.begun();
        Sent sent = before;
        if (begun == null) {
            begun = parted.begin(key, item.contentType());
            sent = progress.put(before.into(begun));
        }
        long partBytes = SourceProgress.partBytes(item.sizeBytes());
        long offset = sent.sent() * partBytes;
        long length = Math.min(partBytes, item.sizeBytes() - offset);
        parted.put(key, begun, sent.sent() + 1, files.path(item.id()), offset, length);
        return progress.put(sent.part());
    }

    /** Brings onto the disk what an earlier server had received: only then the whole can be looked at. */
    void fetch(Item item) {
        // without the lock, which is held as long as a part takes
        if (sent(item.id()).onlyThere() == 0) {
            return;
        }
        oneByOne.each(item.id(), () -> {
            var sent = sent(item.id());
            if (sent.onlyThere() > 0) {
                finish(item, sent);
                fetchSource(item.id());
                progress.put(Sent.nothing(item.id()).completed());
            }
            return sent;
        });
    }

    private void fetchSource(String id) {
        try {
            files.fetch(id);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** The whole source is in the bucket when it returns. */
    void finish(Item item) {
        oneByOne.each(item.id(), () -> finish(item, sent(item.id())));
    }

    private Sent finish(Item item, Sent before) {
        var key = ObjectKeys.source(item.id());
        if (before.complete()) {
            return before;
        }
        if (before.begun() == null) {
            store.put(key, files.path(item.id()), item.contentType());
            return progress.put(before.completed());
        }
        try {
            Sent sent = before;
            while (sent.sent() * SourceProgress.partBytes(item.sizeBytes()) < item.sizeBytes()) {
                sent = sendNext(item, sent);
            }
            parted.complete(key, before.begun());
            return progress.put(sent.completed());
        } catch (PartedObjects.NotBegun gone) {
            return again(item, before);
        }
    }

    /** Completed before a crash, or dropped by the bucket because it took more than a day. */
    private Sent again(Item item, Sent before) {
        boolean there = store.size(ObjectKeys.source(item.id()))
                .filter(size -> size == item.sizeBytes())
                .isPresent();
        if (there) {
            return progress.put(before.completed());
        }
        var anew = beginAgain(item, before);
        if (before.onlyThere() == 0) {
            return finish(item, anew);
        }
        throw ChunkWriter.mismatch(0);
    }

    /** The upload came to nothing: nothing of it stays in the bucket. */
    void discard(String id) {
        oneByOne.each(id, () -> {
            var sent = sent(id);
            if (sent.complete()) {
                store.remove(ObjectKeys.source(id));
            }
            return sent;
        });
        forget(id);
    }

    /** The upload is over; a complete source stays in the bucket. */
    void forget(String id) {
        oneByOne.each(id, () -> {
            progress.find(id).map(Sent::begun).ifPresent(begun -> abort(id, begun));
            progress.remove(id);
            return id;
        });
        arrived.remove(id);
    }

    /** What is not aborted the bucket forgets after a day. */
    private void abort(String id, String begun) {
        try {
            parted.abort(ObjectKeys.source(id), begun);
        } catch (StorageFailed later) {
            log.warn("parts are left to the bucket media={}: {}", id, later.getMessage());
        }
    }

    private Sent sent(String id) {
        return progress.find(id).orElseGet(() -> Sent.nothing(id));
    }
}
