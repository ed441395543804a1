package ly.ptsd.media.library;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import ly.ptsd.media.library.ManifestFiles.Found;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.storage.ConditionFailed;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.StorageFailed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps beside every source what is needed to know its item from the bucket alone. A manifest is written only over the
 * one that is known here. What an earlier server wrote in between is overwritten, except for a tombstone; a later
 * server's word ends this one's work.
 */
@Component
class Manifests {

    private static final int LOCKS = 64;
    private static final int TRIES = 3;

    private final ManifestFiles files;
    private final KnownManifests known;
    private final Imports imports;
    private final Items items;
    private final Segments segments;
    private final Machine machine;
    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    Manifests(
            ManifestFiles files,
            KnownManifests known,
            Imports imports,
            Items items,
            Segments segments,
            Machine machine) {
        this.files = files;
        this.known = known;
        this.imports = imports;
        this.items = items;
        this.segments = segments;
        this.machine = machine;
    }

    /** Writes what the item has become by now, whatever the caller knows of it, unless it has been deleted. */
    void write(Item item) {
        locked(
                item.id(),
                () -> items.find(item.id()).filter(now -> put(current(now))).isPresent());
    }

    /** The manifest of an upload that is about to become an item. */
    void writeAccepted(Item upload, MediaFacts facts, Map<String, ItemRendition> renditions) {
        locked(upload.id(), () -> put(Manifest.of(upload.accepted(facts, renditions), generation(), Map.of())));
    }

    /** From here on the bucket says that the item is gone, whatever else is still there. */
    void bury(Item item) {
        locked(item.id(), () -> put(Manifest.tombstone(item, generation())));
    }

    void remove(String mediaId) {
        locked(mediaId, () -> {
            files.remove(mediaId);
            known.remove(mediaId);
            return true;
        });
    }

    /** Makes the item this server's: whatever an earlier one still writes of it is refused. */
    void claim(String mediaId) {
        locked(mediaId, () -> {
            var item = items.find(mediaId);
            var before = known.find(mediaId);
            return item.isPresent()
                    && before.isPresent()
                    && overwrite(current(item.get()), before.get().tag());
        });
    }

    /** Takes over what the bucket says of the item, if it is not what is known here. */
    void refresh(String mediaId) {
        locked(mediaId, () -> {
            var found = files.read(mediaId);
            var before = known.find(mediaId);
            if (found.isEmpty()) {
                before.ifPresent(_ -> forget(mediaId));
            } else if (before.filter(one -> one.tag().equals(found.get().tag())).isEmpty()) {
                take(mediaId, found.get());
            }
            return true;
        });
    }

    private void take(String mediaId, Found found) {
        var manifest = found.manifest();
        if (manifest != null) {
            imports.take(manifest);
            known.put(mediaId, found.tag(), manifest.writtenBy());
        }
    }

    private void forget(String mediaId) {
        known.remove(mediaId);
        imports.forget(mediaId);
    }

    private boolean put(Manifest manifest) {
        String id = manifest.item().id();
        for (int left = TRIES; left > 0; left--) {
            if (overwrite(
                    manifest, known.find(id).map(KnownManifests.Known::tag).orElse(null))) {
                return true;
            }
            adopt(manifest);
        }
        throw new StorageFailed("cannot write a manifest", new ConditionFailed(ObjectKeys.manifest(id)));
    }

    private boolean overwrite(Manifest manifest, @Nullable String tag) {
        try {
            known.put(manifest.item().id(), files.write(manifest, tag), generation());
            return true;
        } catch (ConditionFailed other) {
            return false;
        }
    }

    /** Another manifest is there than was known: may it be overwritten? */
    private void adopt(Manifest manifest) {
        String id = manifest.item().id();
        Found found = files.read(id).orElse(null);
        if (found == null && manifest.deleted()) {
            known.remove(id);
            return;
        }
        if (found == null) {
            forget(id);
            throw Library.unknown();
        }
        Manifest other = found.manifest();
        int writer = other == null ? 0 : other.writtenBy();
        if (writer > generation()) {
            machine.replace("generation " + writer + " has written the manifest of " + id);
            throw Machine.replaced();
        }
        if (other != null && other.deleted() && !manifest.deleted()) {
            take(id, found);
            throw Library.unknown();
        }
        known.put(id, found.tag(), writer);
    }

    private Manifest current(Item item) {
        Map<String, List<PublishedSegment>> published = new LinkedHashMap<>();
        item.renditions().keySet().forEach(name -> published.put(name, segments.of(item.id(), name)));
        return Manifest.of(item, generation(), published);
    }

    private int generation() {
        return machine.tenancy().generation();
    }

    /** Whoever is told to stop while waiting stops: the one who holds the lock may be waiting for that. */
    private boolean locked(String mediaId, Supplier<Boolean> work) {
        Lock lock = locks[Math.floorMod(mediaId.hashCode(), LOCKS)];
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StorageFailed("stopped while waiting for the manifest of " + mediaId, stopped);
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
