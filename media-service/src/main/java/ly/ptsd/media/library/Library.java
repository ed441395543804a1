package ly.ptsd.media.library;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import ly.ptsd.platform.problem.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The owner's view of the items: what there is and how it is called. What is in the trash is not there. */
@Component
public class Library {

    private static final Pattern ID = Pattern.compile("[a-z2-7]{16}");

    private final Items items;
    private final ItemLists lists;
    private final Manifests manifests;
    private final Takeover takeover;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Library(
            Items items,
            ItemLists lists,
            Manifests manifests,
            Takeover takeover,
            ApplicationEventPublisher events,
            Clock clock) {
        this.items = items;
        this.lists = lists;
        this.manifests = manifests;
        this.takeover = takeover;
        this.events = events;
        this.clock = clock;
    }

    public Optional<Item> find(String id) {
        return items.find(id).filter(Item::isShown);
    }

    /** The item, also while it is in the trash, where work on it goes on, and also a partial upload. */
    public Optional<Item> findKept(String id) {
        return items.find(id);
    }

    /** The item, also if an earlier server has only just made it. */
    public Optional<Item> findAnywhere(String id) {
        lookElsewhere(id);
        return find(id);
    }

    /** The same, and partial uploads too. */
    public Optional<Item> findUpload(String id) {
        lookElsewhere(id);
        return items.find(id).filter(item -> !item.isTrashed());
    }

    private void lookElsewhere(String id) {
        if (items.find(id).isEmpty() && !takeover.isSettled() && ID.matcher(id).matches()) {
            manifests.refresh(id);
        }
    }

    /** @throws Problem media_unknown */
    public Item get(String id) {
        return findAnywhere(id).orElseThrow(Library::unknown);
    }

    /**
     * The item, if its source is in the bucket.
     *
     * @throws Problem media_unknown
     */
    public Item getStored(String id) {
        return findAnywhere(id).filter(item -> !item.isUploading()).orElseThrow(Library::unknown);
    }

    public List<Item> newestFirst() {
        return items.newestFirst();
    }

    /** Those of them that are there, in no order. */
    public List<Item> shown(Collection<String> ids) {
        return items.shown(ids);
    }

    Listing.Page list(Listing wanted) {
        return lists.page(wanted);
    }

    /** Also what is in the trash. */
    public List<Item> kept() {
        return items.all();
    }

    public List<Item> uploading() {
        return items.inStates(List.of(ItemState.UPLOADING));
    }

    /** The uploads that were, or are to be, put together from any of these partial ones. */
    public List<Item> puttingTogether(Collection<String> partials) {
        return items.puttingTogether(partials);
    }

    /** The partial uploads that it was put together from, also if it has its tombstone. */
    public List<String> partialsOf(String id) {
        return items.partialsOf(id);
    }

    /** Items whose ladder is not complete. */
    public List<Item> unfinished() {
        return items.inStates(List.of(ItemState.PROCESSING, ItemState.PLAYABLE));
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
        var change = new Update()
                .set("title", title)
                .set(Found.TITLE, SearchText.of(title))
                .inc("announcement.version", 1);
        var item = items.updateShown(id, change).orElseThrow(Library::unknown);
        var told = item.isUploading()
                ? item
                : items.update(id, new Update().set("announcement.pending", true))
                        .orElse(item);
        manifests.write(told);
        changed(told);
        return told;
    }

    /** Forgets an upload that was refused, ended or abandoned. */
    public void discard(String id) {
        manifests.remove(id);
        items.remove(id);
        events.publishEvent(new ItemDeleted(id));
    }

    private void changed(Item item) {
        if (!item.isPartial()) {
            events.publishEvent(new ItemChanged(item.id()));
        }
    }

    static Problem unknown() {
        return new Problem(404, "media_unknown", "There is no such item.");
    }
}
