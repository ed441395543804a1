package ly.ptsd.media.library;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * What an item gets beside its renditions. Objects are in the bucket before anything is told here, and leave it after.
 * All methods answer the item as it then is, or nothing when it has been deleted meanwhile: the object is nobody's.
 */
@Component
public class ItemExtras {

    private final Items items;
    private final Manifests manifests;
    private final ApplicationEventPublisher events;
    private final ReentrantLock comparing = new ReentrantLock();

    ItemExtras(Items items, Manifests manifests, ApplicationEventPublisher events) {
        this.items = items;
        this.manifests = manifests;
        this.events = events;
    }

    public Optional<Item> captionStored(String id, Caption caption) {
        return change(id, new Update().set(path(caption), caption).inc("storedBytes", caption.bytes()));
    }

    public Optional<Item> captionChanged(String id, Caption caption) {
        return change(id, new Update().set(path(caption), caption));
    }

    public Optional<Item> captionRemoved(String id, Caption caption) {
        return change(id, new Update().unset(path(caption)).inc("storedBytes", -caption.bytes()));
    }

    /** The captions that the source itself has; they are taken once, so that what the owner deletes stays deleted. */
    public Optional<Item> textTracksTaken(String id, List<Caption> captions) {
        var change = new Update().set("extras.textTracksTaken", true);
        captions.forEach(caption -> change.set(path(caption), caption));
        return change(
                id,
                change.inc(
                        "storedBytes",
                        captions.stream().mapToLong(Caption::bytes).sum()));
    }

    public Optional<Item> storyboardStored(String id, Storyboard storyboard) {
        return change(id, new Update().set("extras.storyboard", storyboard).inc("storedBytes", storyboard.bytes()));
    }

    public Optional<Item> posterChosen(String id, String version) {
        return change(
                id,
                new Update()
                        .set("poster", true)
                        .set("extras.posterVersion", version)
                        .set("announcement.posterPending", true));
    }

    /** Of two with the same source, the one that is known first is what the other duplicates. */
    public Optional<Item> fingerprinted(String id, String sha256) {
        comparing.lock();
        try {
            var known = items.oldestWith(sha256, id).map(Item::id).orElse(null);
            return change(id, new Update().set("extras.origin", new Origin(sha256, known)));
        } finally {
            comparing.unlock();
        }
    }

    private Optional<Item> change(String id, Update change) {
        var item = items.update(id, change);
        item.ifPresent(changed -> {
            manifests.write(changed);
            events.publishEvent(new ItemChanged(id));
        });
        return item;
    }

    private static String path(Caption caption) {
        return "extras.captions." + caption.id();
    }
}
