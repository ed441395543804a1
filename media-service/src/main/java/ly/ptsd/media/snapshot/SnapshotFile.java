package ly.ptsd.media.snapshot;

import java.util.List;
import java.util.Optional;
import ly.ptsd.media.storage.ObjectKey;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A snapshot as it is in the bucket. */
final class SnapshotFile<E extends Entry> {

    private static final Logger log = LoggerFactory.getLogger(SnapshotFile.class);
    private static final int FORMAT = 1;

    private record Content<E>(int format, int generation, List<E> entries) {}

    /**
     * @param generation of the server that wrote it; 0 when nobody knows
     * @param entries absent when they are not understood
     * @param tag of the object
     */
    record Found<E>(int generation, @Nullable List<E> entries, String tag) {}

    private final ObjectStore store;
    private final JsonMapper json;
    private final ObjectKey key;
    private final Class<E> kind;

    SnapshotFile(ObjectStore store, JsonMapper json, String name, Class<E> kind) {
        this.store = store;
        this.json = json;
        this.key = ObjectKeys.snapshot(name);
        this.kind = kind;
    }

    ObjectKey key() {
        return key;
    }

    /**
     * @param onlyOver the tag of what is replaced, absent for the first
     * @return the new tag
     * @throws ly.ptsd.media.storage.ConditionFailed when there is another
     */
    String write(int generation, List<E> entries, @Nullable String onlyOver) {
        byte[] content = json.writeValueAsBytes(new Content<>(FORMAT, generation, entries));
        return store.put(key, content, "application/json", onlyOver);
    }

    Optional<Found<E>> read() {
        return store.readTagged(key).map(object -> parsed(object.content(), object.tag()));
    }

    private Found<E> parsed(byte[] content, String tag) {
        try {
            var root = json.readTree(content);
            int generation = root.path("generation").asInt(0);
            return new Found<>(generation, entries(root), tag);
        } catch (JacksonException broken) {
            log.error("{} cannot be read: {}", key, broken.getMessage());
            return new Found<>(0, null, tag);
        }
    }

    private @Nullable List<E> entries(JsonNode root) {
        int format = root.path("format").asInt(0);
        if (format != FORMAT) {
            log.error("{} is not understood format={}", key, format);
            return null;
        }
        return json.treeToValue(root.path("entries"), json.getTypeFactory().constructCollectionType(List.class, kind));
    }
}
