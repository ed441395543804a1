package ly.ptsd.media.scrub;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import ly.ptsd.media.storage.ListedObject;
import ly.ptsd.media.storage.ObjectKey;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import org.jspecify.annotations.Nullable;

/** Goes through the objects below one of the prefixes of items. They come in order, so each item's come together. */
final class Walk {

    private final ObjectStore store;
    private final String prefix;
    private @Nullable String mediaId;
    private Map<ObjectKey, ListedObject> found = new HashMap<>();

    Walk(ObjectStore store, String prefix) {
        this.store = store;
        this.prefix = prefix;
    }

    void forEachItem(BiConsumer<String, Map<ObjectKey, ListedObject>> each) {
        store.forEach(prefix, object -> {
            if (!ObjectKeys.mediaId(object.key()).equals(mediaId)) {
                end(each);
                mediaId = ObjectKeys.mediaId(object.key());
            }
            found.put(object.key(), object);
        });
        end(each);
    }

    private void end(BiConsumer<String, Map<ObjectKey, ListedObject>> each) {
        if (mediaId != null) {
            each.accept(mediaId, found);
            found = new HashMap<>();
        }
    }
}
