package ly.ptsd.media.library;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.platform.problem.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The owner's view of the items: what there is, how it is called, and that it goes when it shall go. */
@Component
public class Library {

    private final Items items;
    private final Manifests manifests;
    private final Machine machine;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final ReentrantLock quota = new ReentrantLock();

    Library(Items items, Manifests manifests, Machine machine, ApplicationEventPublisher events, Clock clock) {
        this.items = items;
        this.manifests = manifests;
        this.machine = machine;
        this.events = events;
        this.clock = clock;
    }

    public Optional<Item> find(String id) {
        return items.find(id);
    }

    /** @throws Problem media_unknown */
    public Item get(String id) {
        return items.find(id).orElseThrow(Library::unknown);
    }

    /**
     * The item, if its source is in the bucket.
     *
     * @throws Problem media_unknown
     */
    public Item getStored(String id) {
        return items.find(id).filter(item -> !item.isUploading()).orElseThrow(Library::unknown);
    }

    public List<Item> newestFirst() {
        return items.newestFirst();
    }

    public List<Item> uploading() {
        return items.inStates(List.of(ItemState.UPLOADING));
    }

    /** What the tenant's items take of the plan, uploads counted in full from their start. */
    public long usedBytes() {
        return items.newestFirst().stream()
                .mapToLong(item -> item.sizeBytes() + item.storedBytes())
                .sum();
    }

    /**
     * Opens an item for an upload of that size.
     *
     * @throws Problem upload_too_large when the plan does not allow it
     */
    public Item open(String id, String title, String fileName, String contentType, long sizeBytes) {
        var plan = machine.tenancy().plan();
        if (sizeBytes > plan.largestUploadBytes()) {
            throw new Problem(413, "upload_too_large", "The plan allows files of up to that many bytes.")
                    .with("limit", plan.largestUploadBytes());
        }
        quota.lock();
        try {
            long left = plan.storageBytes() - usedBytes();
            if (sizeBytes > left) {
                throw new Problem(413, "upload_too_large", "The storage of the plan is used up.")
                        .with("limit", Math.max(0, left));
            }
            var item = Item.uploading(id, title, fileName, contentType, sizeBytes, clock.instant());
            items.insert(item);
            events.publishEvent(new ItemChanged(id));
            return item;
        } finally {
            quota.unlock();
        }
    }

    /** Notes how much of the source is safe. */
    public void received(String id, long bytes) {
        items.updateFrom(
                        id,
                        ItemState.UPLOADING,
                        new Update().set("receivedBytes", bytes).set("touchedAt", clock.instant()))
                .ifPresent(this::changed);
    }

    /** @throws Problem media_unknown */
    public Item rename(String id, String title) {
        var item = items.update(id, new Update().set("title", title).inc("announcement.version", 1))
                .orElseThrow(Library::unknown);
        if (!item.isUploading()) {
            items.update(id, new Update().set("announcement.pending", true));
            manifests.write(item);
        }
        changed(item);
        return item;
    }

    /** Forgets an upload that was refused, ended or abandoned. */
    public void discard(String id) {
        items.remove(id);
        events.publishEvent(new ItemDeleted(id));
    }

    private void changed(Item item) {
        events.publishEvent(new ItemChanged(item.id()));
    }

    static Problem unknown() {
        return new Problem(404, "media_unknown", "There is no such item.");
    }
}
