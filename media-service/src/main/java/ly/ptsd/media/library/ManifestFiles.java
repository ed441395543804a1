package ly.ptsd.media.library;

import java.util.List;
import java.util.Optional;
import ly.ptsd.media.storage.ListedObject;
import ly.ptsd.media.storage.ObjectKey;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The manifests as they are in the bucket. */
@Component
class ManifestFiles {

    private static final Logger log = LoggerFactory.getLogger(ManifestFiles.class);

    /**
     * @param manifest absent when it cannot be understood here
     * @param tag of the object
     */
    record Found(@Nullable Manifest manifest, String tag) {}

    private final ObjectStore store;
    private final JsonMapper json;

    ManifestFiles(ObjectStore store, JsonMapper json) {
        this.store = store;
        this.json = json;
    }

    /**
     * @param onlyOver the tag of the manifest that is replaced, absent for the item's first
     * @return the new tag
     * @throws ly.ptsd.media.storage.ConditionFailed when there is another
     */
    String write(Manifest manifest, @Nullable String onlyOver) {
        var key = ObjectKeys.manifest(manifest.item().id());
        return store.put(key, json.writeValueAsBytes(manifest), "application/json", onlyOver);
    }

    Optional<Found> read(String mediaId) {
        return store.readTagged(ObjectKeys.manifest(mediaId))
                .map(object -> new Found(parsed(mediaId, object.content()), object.tag()));
    }

    List<ListedObject> list() {
        return store.list(ObjectKeys.MANIFESTS);
    }

    static String mediaId(ObjectKey key) {
        String value = key.value();
        return value.substring(ObjectKeys.MANIFESTS.length(), value.length() - ".json".length());
    }

    void remove(String mediaId) {
        store.remove(ObjectKeys.manifest(mediaId));
    }

    private @Nullable Manifest parsed(String mediaId, byte[] content) {
        try {
            var manifest = json.readValue(content, Manifest.class);
            if (manifest.isReadable() && manifest.item().id().equals(mediaId)) {
                return manifest;
            }
            log.error("manifest is not understood media={} format={}", mediaId, manifest.format());
        } catch (JacksonException broken) {
            log.error("manifest cannot be read media={}: {}", mediaId, broken.getMessage());
        }
        return null;
    }
}
