package ly.ptsd.media.library;

import java.time.Clock;
import java.util.Optional;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import ly.ptsd.media.storage.StorageFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes items go: first the tombstone, then the objects, then the tombstone, which stays until the links service has
 * heard. A deletion that was cut off is taken up again.
 */
@Component
public class Deletion {

    private static final Logger log = LoggerFactory.getLogger(Deletion.class);

    private final Items items;
    private final Segments segments;
    private final Manifests manifests;
    private final ObjectStore store;
    private final Machine machine;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deletion(
            Items items,
            Segments segments,
            Manifests manifests,
            ObjectStore store,
            Machine machine,
            ApplicationEventPublisher events,
            Clock clock) {
        this.items = items;
        this.segments = segments;
        this.manifests = manifests;
        this.store = store;
        this.machine = machine;
        this.events = events;
        this.clock = clock;
    }

    /** Removes an item and all it has. @throws Problem media_unknown */
    void delete(String id) {
        purge(entomb(items.update(id, tombstone())));
    }

    /** Removes an item that is in the trash, and all it has. @throws Problem media_unknown */
    void deleteTrashed(String id) {
        purge(entomb(items.updateTrashed(id, tombstone())));
    }

    /** Says in the bucket that the item is gone; what it has is removed soon after. @throws Problem media_unknown */
    void buryTrashed(String id) {
        manifests.bury(entomb(items.updateTrashed(id, tombstone())));
    }

    private Update tombstone() {
        return new Update().set("deletedAt", clock.instant()).inc("announcement.version", 1);
    }

    private Item entomb(Optional<Item> changed) {
        var item = changed.orElseThrow(Library::unknown);
        events.publishEvent(new ItemDeleted(item.id()));
        return item;
    }

    @Scheduled(fixedDelay = 15_000)
    void resume() {
        if (machine.isServing()) {
            items.tombstones(false).forEach(this::resume);
        }
    }

    private void resume(Item item) {
        try {
            purge(item);
        } catch (StorageFailed later) {
            log.warn("deletion goes on later media={}: {}", item.id(), later.getMessage());
        }
    }

    private void purge(Item item) {
        manifests.bury(item);
        ObjectKeys.contents(item.id()).forEach(store::removeAll);
        segments.removeAll(item.id());
        if (item.announcement().pending() || item.announcement().acknowledged()) {
            items.markPurged(item.id());
        } else {
            forget(item.id());
        }
    }

    /** Nobody must hear of it any more: the tombstone goes too. */
    void forget(String id) {
        manifests.remove(id);
        items.remove(id);
    }
}
