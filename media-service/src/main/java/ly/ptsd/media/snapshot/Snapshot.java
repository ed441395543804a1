package ly.ptsd.media.snapshot;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.storage.ConditionFailed;
import ly.ptsd.media.storage.StorageFailed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Small things of one kind, all together in one object of the bucket and each in the index. The object is written with
 * each change, before the index is, and only over the one that is known here; so what is there has grown out of what was
 * there before, whichever server wrote it.
 */
public final class Snapshot<E extends Entry> {

    private static final Logger log = LoggerFactory.getLogger(Snapshot.class);
    private static final int TRIES = 3;

    private final SnapshotFile<E> file;
    private final MongoTemplate mongo;
    private final Machine machine;
    private final Class<E> kind;
    private final String collection;
    private final ReentrantLock changing = new ReentrantLock();
    /** Of the object that the index holds; after a start it is learned when it is needed. */
    private @Nullable String tag;

    /** The generation of the server that wrote that object. */
    private int writer;

    Snapshot(SnapshotFile<E> file, MongoTemplate mongo, Machine machine, Class<E> kind, String collection) {
        this.file = file;
        this.mongo = mongo;
        this.machine = machine;
        this.kind = kind;
        this.collection = collection;
    }

    public Optional<E> find(String id) {
        return Optional.ofNullable(mongo.findById(id, kind, collection));
    }

    public List<E> find(Query which) {
        return mongo.find(which, kind, collection);
    }

    /**
     * When it returns the bucket has the change.
     *
     * @param change what an entry becomes, empty when there is none; may be asked again when another server has written
     * @return whether that changed anything
     * @throws StorageFailed when the bucket does not have it, and then nothing is changed
     */
    public boolean change(String id, Function<Optional<E>, Optional<E>> change) {
        changing.lock();
        try {
            for (int left = TRIES; left > 0; left--) {
                var before = find(id);
                var after = change.apply(before);
                if (after.equals(before)) {
                    return false;
                }
                if (isWritten(id, after)) {
                    return true;
                }
                adopt();
            }
            throw new StorageFailed("cannot write " + file.key(), new ConditionFailed(file.key()));
        } finally {
            changing.unlock();
        }
    }

    /** What the entry belongs to is gone. If the bucket cannot be told, it is told with the next change. */
    public void forget(String id) {
        changing.lock();
        try {
            if (machine.isServing()) {
                change(id, _ -> Optional.empty());
            }
        } catch (StorageFailed later) {
            log.warn("is removed later from {} id={}: {}", file.key(), id, later.getMessage());
        } finally {
            remove(id);
            changing.unlock();
        }
    }

    /** Takes over what another server has written, if that is not known yet. */
    void look(String there) {
        changing.lock();
        try {
            if (!there.equals(tag)) {
                file.read().ifPresent(this::take);
            }
        } finally {
            changing.unlock();
        }
    }

    /** Writes anew what an earlier server wrote, so that it cannot write over it; where it just has, that is taken over. */
    void claim() {
        changing.lock();
        try {
            for (int left = TRIES; left > 0 && isOfAnEarlierServer(); left--) {
                if (!isWritten(find(new Query()))) {
                    adopt();
                }
            }
        } finally {
            changing.unlock();
        }
    }

    private boolean isOfAnEarlierServer() {
        return tag != null && writer < machine.tenancy().generation();
    }

    private boolean isWritten(String id, Optional<E> after) {
        List<E> all = new ArrayList<>(find(new Query()));
        all.removeIf(one -> one.id().equals(id));
        after.ifPresent(all::add);
        if (!isWritten(all)) {
            return false;
        }
        after.ifPresentOrElse(one -> mongo.save(one, collection), () -> remove(id));
        return true;
    }

    private boolean isWritten(List<E> all) {
        int generation = machine.tenancy().generation();
        try {
            tag = file.write(generation, all, tag);
            writer = generation;
            return true;
        } catch (ConditionFailed other) {
            return false;
        }
    }

    /** The bucket has another object than was known: it is taken in, unless a later server has written it. */
    private void adopt() {
        var found = file.read();
        found.map(SnapshotFile.Found::generation)
                .filter(writer -> writer > machine.tenancy().generation())
                .ifPresent(writer -> {
                    machine.replace("generation " + writer + " has written " + file.key());
                    throw Machine.replaced();
                });
        found.ifPresentOrElse(this::take, () -> tag = null);
    }

    /** The index becomes what the object says; what cannot be understood says nothing. */
    private void take(SnapshotFile.Found<E> found) {
        var entries = found.entries();
        if (entries != null) {
            mongo.remove(query(where("_id").nin(entries.stream().map(Entry::id).toList())), collection);
            entries.forEach(one -> mongo.save(one, collection));
        }
        tag = found.tag();
        writer = found.generation();
    }

    private void remove(String id) {
        mongo.remove(query(where("_id").is(id)), collection);
    }
}
