package ly.ptsd.media.library;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.storage.StorageFailed;
import ly.ptsd.platform.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What the owner has thrown away and can still bring back. It keeps all it has, counts against the plan, and is found by
 * nobody, its links included; after thirty days it goes for good.
 */
@Component
class Trash {

    static final Duration KEPT = Duration.ofDays(30);

    private static final Logger log = LoggerFactory.getLogger(Trash.class);

    private final Items items;
    private final Manifests manifests;
    private final Deletion deletion;
    private final Machine machine;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Trash(
            Items items,
            Manifests manifests,
            Deletion deletion,
            Machine machine,
            ApplicationEventPublisher events,
            Clock clock) {
        this.items = items;
        this.manifests = manifests;
        this.deletion = deletion;
        this.machine = machine;
        this.events = events;
        this.clock = clock;
    }

    /** What came last first. */
    List<Item> items() {
        return items.trashed();
    }

    static Instant goneAt(Instant trashedAt) {
        return trashedAt.plus(KEPT);
    }

    /**
     * Moves the item into the trash; throwing it away once more changes nothing. An upload that is not complete has nothing
     * to bring back and is gone at once.
     *
     * @throws Problem media_unknown
     */
    void put(String id) {
        var item = items.find(id).filter(one -> !one.isPartial()).orElseThrow(Library::unknown);
        if (item.isUploading()) {
            deletion.delete(id);
            return;
        }
        items.updateShown(id, announced(new Update().set("trashedAt", clock.instant())))
                .ifPresent(_ -> events.publishEvent(new ItemTrashed(id)));
        settle(item);
    }

    /** @throws Problem media_unknown when it is not in the trash */
    Item restore(String id) {
        var item = items.updateTrashed(id, announced(new Update().unset("trashedAt")))
                .orElseThrow(Library::unknown);
        settle(item);
        return item;
    }

    /** @throws Problem media_unknown when it is not in the trash */
    void remove(String id) {
        deletion.deleteTrashed(id);
    }

    /** When it returns all of it is gone for good; what is left in the bucket goes soon after. */
    void empty() {
        items.trashed().forEach(item -> deletion.buryTrashed(item.id()));
    }

    @Scheduled(fixedDelay = 600_000)
    void sweep() {
        if (machine.isServing()) {
            items.trashedBefore(clock.instant().minus(KEPT)).forEach(this::expire);
        }
    }

    private void expire(Item item) {
        try {
            deletion.deleteTrashed(item.id());
            log.info("gone from the trash media={}", item.id());
        } catch (Problem restored) {
            log.info("stays media={}: {}", item.id(), restored.code());
        } catch (StorageFailed later) {
            log.warn("deletion goes on later media={}: {}", item.id(), later.getMessage());
        }
    }

    private void settle(Item item) {
        manifests.write(item);
        events.publishEvent(new ItemChanged(item.id()));
    }

    private static Update announced(Update change) {
        return change.inc("announcement.version", 1).set("announcement.pending", true);
    }
}
