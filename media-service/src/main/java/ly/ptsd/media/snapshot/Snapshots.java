package ly.ptsd.media.snapshot;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.storage.ListedObject;
import ly.ptsd.media.storage.ObjectKey;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All that is kept as snapshots. */
@Component
public class Snapshots {

    private final ObjectStore store;
    private final JsonMapper json;
    private final MongoTemplate mongo;
    private final Machine machine;
    private final Map<ObjectKey, Snapshot<?>> all = new ConcurrentHashMap<>();

    Snapshots(ObjectStore store, JsonMapper json, MongoTemplate mongo, Machine machine) {
        this.store = store;
        this.json = json;
        this.mongo = mongo;
        this.machine = machine;
    }

    /** @param name of the object, and of the collection in the index */
    public <E extends Entry> Snapshot<E> of(String name, Class<E> kind) {
        var file = new SnapshotFile<>(store, json, name, kind);
        var snapshot = new Snapshot<>(file, mongo, machine, kind, name);
        all.put(file.key(), snapshot);
        return snapshot;
    }

    /** Takes over what another server has written; what is known costs nothing but the listing. */
    public void look() {
        List<ListedObject> there = store.list(ObjectKeys.SNAPSHOTS);
        for (var object : there) {
            var snapshot = all.get(object.key());
            if (snapshot != null) {
                snapshot.look(object.tag());
            }
        }
    }

    /** Makes all of them this server's: whatever an earlier one still writes is refused. */
    public void claim() {
        all.values().forEach(Snapshot::claim);
    }
}
