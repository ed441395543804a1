package ly.ptsd.media.library;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes beside every source what is needed to know its item from the bucket alone. */
@Component
class Manifests {

    private static final int FORMAT = 1;

    record Manifest(int format, boolean deleted, Item item, Map<String, List<PublishedSegment>> segments) {}

    private final ObjectStore store;
    private final Items items;
    private final Segments segments;
    private final JsonMapper json;

    Manifests(ObjectStore store, Items items, Segments segments, JsonMapper json) {
        this.store = store;
        this.items = items;
        this.segments = segments;
        this.json = json;
    }

    /** Writes what the item is now; a deletion that came in between has the last word. */
    void write(Item item) {
        Map<String, List<PublishedSegment>> published = new LinkedHashMap<>();
        item.renditions().keySet().forEach(name -> published.put(name, segments.of(item.id(), name)));
        put(new Manifest(FORMAT, false, item, published));
        if (items.find(item.id()).isEmpty()) {
            remove(item.id());
        }
    }

    /** The manifest of an upload that is about to become an item. */
    void writeAccepted(Item upload, MediaFacts facts, Map<String, ItemRendition> renditions) {
        put(new Manifest(FORMAT, false, upload.accepted(facts, renditions), Map.of()));
    }

    /** From here on the bucket says that the item is gone, whatever else is still there. */
    void bury(Item item) {
        put(new Manifest(FORMAT, true, item, Map.of()));
    }

    void remove(String mediaId) {
        store.remove(ObjectKeys.manifest(mediaId));
    }

    private void put(Manifest manifest) {
        store.put(ObjectKeys.manifest(manifest.item().id()), json.writeValueAsBytes(manifest), "application/json");
    }
}
