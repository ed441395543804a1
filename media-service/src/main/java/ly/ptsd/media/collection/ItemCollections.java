package ly.ptsd.media.collection;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.ItemDeleted;
import ly.ptsd.media.library.Library;
import ly.ptsd.media.library.Outcome;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.snapshot.Snapshot;
import ly.ptsd.media.snapshot.Snapshots;
import ly.ptsd.media.storage.StorageFailed;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The owner's collections. Each change is in the bucket when it is acknowledged. */
@Component
class ItemCollections {

    private static final Logger log = LoggerFactory.getLogger(ItemCollections.class);
    private static final int MOST = 200;

    private final Snapshot<ItemCollection> snapshot;
    private final Library library;
    private final Machine machine;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ItemCollections(Snapshots snapshots, Library library, Machine machine, Clock clock) {
        this.snapshot = snapshots.of("collections", ItemCollection.class);
        this.library = library;
        this.machine = machine;
        this.clock = clock;
    }

    /** What was changed last comes first. */
    List<ItemCollection> all() {
        return snapshot.find(new Query().with(Sort.by(Sort.Direction.DESC, "changedAt", "_id")));
    }

    /** @throws Problem collection_unknown */
    ItemCollection get(String id) {
        return snapshot.find(id).orElseThrow(ItemCollections::unknown);
    }

    /** @param items of which those that are not there are left out @throws Problem collections_too_many */
    ItemCollection make(String title, List<String> items) {
        if (all().size() >= MOST) {
            throw new Problem(409, "collections_too_many", "There are at most " + MOST + " collections.");
        }
        String id = Long.toString(random.nextLong() >>> 1, 36);
        var there = idsOf(items);
        var now = clock.instant();
        var wanted = items.stream().filter(there::contains).toList();
        var made = new ItemCollection(id, title, wanted, now, now);
        snapshot.change(id, _ -> Optional.of(made));
        return made;
    }

    /** @throws Problem collection_unknown */
    ItemCollection rename(String id, String title) {
        return change(id, (known, now) -> known.renamed(title, now));
    }

    /** @throws Problem collection_unknown */
    void remove(String id) {
        get(id);
        snapshot.change(id, _ -> Optional.empty());
    }

    /** Puts items at the end. @throws Problem collection_unknown, request_invalid when there would be too many */
    Outcome add(String id, List<String> items) {
        var there = idsOf(items);
        var wanted = items.stream().filter(there::contains).toList();
        change(id, (known, now) -> known.with(wanted, now));
        return Outcome.of(items, there::contains);
    }

    /** Puts an item before another one, or at the end. @throws Problem collection_unknown, media_unknown, request_invalid */
    void place(String id, String item, @Nullable String before) {
        get(id);
        library.get(item);
        change(id, (known, now) -> known.placed(item, before, now));
    }

    /** @throws Problem collection_unknown */
    void takeOut(String id, String item) {
        change(id, (known, now) -> known.without(item, now));
    }

    /** An item that could not be taken out now is one that nobody sees; where another server deletes, that one does it. */
    @EventListener
    void forget(ItemDeleted deletion) {
        if (!machine.isServing()) {
            return;
        }
        String item = deletion.id();
        for (var one : snapshot.find(query(where("items").is(item)))) {
            try {
                takeOut(one.id(), item);
            } catch (StorageFailed | Problem stays) {
                log.warn("item stays in collection={} media={}: {}", one.id(), item, stays.getMessage());
            }
        }
    }

    private ItemCollection change(String id, BiFunction<ItemCollection, Instant, ItemCollection> change) {
        snapshot.change(id, known -> {
            var before = known.orElseThrow(ItemCollections::unknown);
            return Optional.of(change.apply(before, clock.instant()));
        });
        return get(id);
    }

    private Set<String> idsOf(List<String> items) {
        return library.shown(items).stream().map(Item::id).collect(Collectors.toSet());
    }

    private static Problem unknown() {
        return new Problem(404, "collection_unknown", "There is no such collection.");
    }
}
