package ly.ptsd.media.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import ly.ptsd.media.snapshot.Snapshots;
import ly.ptsd.media.storage.StorageFailed;
import org.springframework.stereotype.Component;

/**
 * Brings the index in line with the manifests in the bucket and the snapshots beside them: what is already known costs
 * nothing but the listing.
 */
@Component
class Rebuild {

    private static final int AT_ONCE = 8;

    private final ManifestFiles files;
    private final KnownManifests known;
    private final Manifests manifests;
    private final Snapshots snapshots;

    Rebuild(ManifestFiles files, KnownManifests known, Manifests manifests, Snapshots snapshots) {
        this.files = files;
        this.known = known;
        this.manifests = manifests;
        this.snapshots = snapshots;
    }

    /** Reads every manifest that is not known as it is, and forgets what is gone. Can be repeated, and broken off. */
    void look() {
        Map<String, String> wanted = new HashMap<>();
        known.all().forEach((id, one) -> wanted.put(id, one.tag()));
        List<String> changed = new ArrayList<>();
        for (var object : files.list()) {
            String id = ManifestFiles.mediaId(object.key());
            if (!object.tag().equals(wanted.remove(id))) {
                changed.add(id);
            }
        }
        changed.addAll(wanted.keySet());
        forEach(changed, manifests::refresh);
        snapshots.look();
    }

    /** Writes everything anew that an earlier server wrote, so that it cannot write over it. */
    void claim(int generation) {
        var earlier = known.all().values().stream()
                .filter(one -> one.generation() < generation)
                .map(KnownManifests.Known::id)
                .toList();
        forEach(earlier, manifests::claim);
        snapshots.claim();
    }

    /** Which server before that one wrote last, as far as the manifests say. */
    OptionalInt lastWriterBefore(int generation) {
        return known.all().values().stream()
                .mapToInt(KnownManifests.Known::generation)
                .filter(writer -> 0 < writer && writer < generation)
                .max();
    }

    private static void forEach(List<String> ids, Consumer<String> work) {
        try (var threads = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofVirtual().name("rebuild-", 0).factory())) {
            List<Future<?>> pending = new ArrayList<>();
            ids.forEach(id -> pending.add(threads.submit(() -> work.accept(id))));
            for (var one : pending) {
                one.get();
            }
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause
                    ? cause
                    : new StorageFailed("the manifests cannot be taken over", failure);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new StorageFailed("ended while taking the manifests over", end);
        }
    }
}
