package ly.ptsd.media.library;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** What the links service has still to hear; it waits in the items themselves until it was acknowledged. */
@Component
public class Announcements {

    private final Items items;
    private final Manifests manifests;
    private final Deletion deletion;
    private final ApplicationEventPublisher events;

    Announcements(Items items, Manifests manifests, Deletion deletion, ApplicationEventPublisher events) {
        this.items = items;
        this.manifests = manifests;
        this.deletion = deletion;
        this.events = events;
    }

    public List<Item> pending() {
        return items.withPendingAnnouncement();
    }

    /** The links service has acknowledged that version; a later one keeps waiting. */
    public void acknowledged(Item item) {
        items.update(item.id(), new Update().set("announcement.acknowledged", true));
        items.updateAtVersion(
                item.id(), item.announcement().version(), new Update().set("announcement.pending", false));
        events.publishEvent(new ItemChanged(item.id()));
        remember(item.id());
    }

    public void posterAcknowledged(Item item) {
        items.update(item.id(), new Update().set("announcement.posterPending", false));
        remember(item.id());
    }

    /** A later server need not tell it again. */
    private void remember(String id) {
        items.find(id).ifPresent(manifests::write);
    }

    /** Items with a tombstone of which the links service must still hear. */
    public List<Item> deleted() {
        return items.tombstones(true);
    }

    /** The links service has forgotten the item; so may we. */
    public void deletionAcknowledged(Item item) {
        deletion.forget(item.id());
    }
}
