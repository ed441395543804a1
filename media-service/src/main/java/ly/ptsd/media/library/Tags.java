package ly.ptsd.media.library;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * What owners mark their items with. A change is in the index first; it stays pending until it is in the manifest too, as
 * everything that the links service hears.
 */
@Component
class Tags {

    private static final int MOST = 50;

    /** @param items how many have it */
    record Counted(String name, long items) {}

    private final Items items;
    private final Manifests manifests;
    private final ApplicationEventPublisher events;
    private final ReentrantLock changing = new ReentrantLock();

    Tags(Items items, Manifests manifests, ApplicationEventPublisher events) {
        this.items = items;
        this.manifests = manifests;
        this.events = events;
    }

    /** Those that something in the library has, in their order. */
    List<Counted> all() {
        return items.newestFirst().stream()
                .flatMap(item -> item.tags().stream())
                .collect(groupingBy(SearchText::of, TreeMap::new, toList()))
                .values()
                .stream()
                .map(same -> new Counted(same.getFirst(), same.size()))
                .toList();
    }

    /**
     * Adds tags to items and removes others; what they have, or have not, stays as it is.
     *
     * @throws Problem request_invalid when one of them would have too many; then nothing is changed
     */
    Outcome change(List<String> ids, List<TagName> added, List<TagName> removed) {
        return change(ids, tags -> {
            var left = new ArrayList<>(tags);
            left.removeIf(tag -> removed.stream().anyMatch(one -> one.isOne(tag)));
            added.forEach(one -> add(one, left));
            return left;
        });
    }

    /** Gives a tag another name wherever it is; where that one is already, they become one. */
    void rename(TagName from, TagName to) {
        var ids = items.tagged(from.key()).stream().map(Item::id).toList();
        change(ids, tags -> {
            var left = new ArrayList<String>();
            tags.forEach(tag -> add(from.isOne(tag) ? to : new TagName(tag), left));
            return left;
        });
    }

    private static void add(TagName added, List<String> tags) {
        if (tags.stream().noneMatch(added::isOne)) {
            tags.add(added.text());
        }
    }

    private Outcome change(List<String> ids, UnaryOperator<List<String>> change) {
        changing.lock();
        try {
            var wanted = new HashMap<String, List<String>>();
            for (String id : ids) {
                items.find(id)
                        .filter(Item::isShown)
                        .ifPresent(item -> wanted.put(id, checked(change.apply(item.tags()))));
            }
            return Outcome.of(ids, id -> store(id, wanted.get(id)));
        } finally {
            changing.unlock();
        }
    }

    private static List<String> checked(List<String> tags) {
        if (tags.size() > MOST) {
            throw new Problem(400, "request_invalid", "An item has up to " + MOST + " tags.");
        }
        return tags;
    }

    private boolean store(String id, @Nullable List<String> tags) {
        if (tags == null) {
            return false;
        }
        var update = new Update()
                .set("tags", tags)
                .set(Found.TAGS, Found.tags(tags))
                .set(Found.TAG_TEXT, Found.tagText(tags))
                .set("announcement.pending", true);
        var stored = items.updateShown(id, update);
        stored.ifPresent(item -> {
            manifests.write(item);
            events.publishEvent(new ItemChanged(id));
        });
        return stored.isPresent();
    }
}
