package ly.ptsd.media.scrub;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.ItemState;
import ly.ptsd.media.library.Library;
import ly.ptsd.media.storage.ListedObject;
import ly.ptsd.media.storage.ObjectKey;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;

/**
 * One walk through the bucket, item by item: no more than one item's objects are held at a time. The bucket is listed
 * before the library is asked, and both change meanwhile: what seems to be missing is looked for once more, and what
 * seems to belong to nothing counts only when it is old.
 */
final class Comparison {

    /** Objects are written before their item says so; no upload and no pass takes longer than that. */
    private static final Duration ON_ITS_WAY = Duration.ofDays(1);

    private final Library library;
    private final ItemObjects expected;
    private final ObjectStore store;
    private final Instant oldUntil;
    private final Map<String, Map<Part, Integer>> missing = new LinkedHashMap<>();
    private final List<ObjectKey> old = new ArrayList<>();
    private long objects;
    private long strays;

    Comparison(Library library, ItemObjects expected, ObjectStore store, Instant now) {
        this.library = library;
        this.expected = expected;
        this.store = store;
        this.oldUntil = now.minus(ON_ITS_WAY);
    }

    void run() {
        for (var prefix : ObjectKeys.ITEMS) {
            Set<String> unseen = library.kept().stream().map(Item::id).collect(Collectors.toCollection(HashSet::new));
            new Walk(store, prefix).forEachItem((mediaId, found) -> {
                unseen.remove(mediaId);
                compare(prefix, mediaId, found);
            });
            unseen.forEach(mediaId -> compare(prefix, mediaId, Map.of()));
        }
    }

    /** How many of each part the items lack, by the id of the item. */
    Map<String, Map<Part, Integer>> missing() {
        return missing;
    }

    long objects() {
        return objects;
    }

    long strays() {
        return strays;
    }

    /** The strays that are old. None when they outnumber all else: then rather the library is wrong than the bucket. */
    List<ObjectKey> removable() {
        return strays > objects - strays ? List.of() : old;
    }

    private void compare(String prefix, String mediaId, Map<ObjectKey, ListedObject> found) {
        objects += found.size();
        Optional<Item> item = library.findKept(mediaId);
        if (item.isEmpty()) {
            if (store.size(ObjectKeys.manifest(mediaId)).isEmpty()) {
                found.values().forEach(this::stray);
            }
        } else if (!item.get().isUploading()) {
            compare(prefix, item.get(), found);
        }
    }

    private void compare(String prefix, Item item, Map<ObjectKey, ListedObject> found) {
        Map<ObjectKey, Part> wanted = new HashMap<>(expected.of(item));
        wanted.keySet().removeIf(key -> !key.value().startsWith(prefix));
        wanted.forEach((key, part) -> {
            if (!found.containsKey(key) && store.size(key).isEmpty()) {
                missing.computeIfAbsent(item.id(), _ -> new LinkedHashMap<>()).merge(part, 1, Integer::sum);
            }
        });
        if (item.state() == ItemState.READY) {
            found.values().stream()
                    .filter(object -> !wanted.containsKey(object.key()))
                    .forEach(this::stray);
        }
    }

    private void stray(ListedObject object) {
        strays++;
        if (object.writtenAt().isBefore(oldUntil)) {
            old.add(object.key());
        }
    }
}
