package ly.ptsd.media.library;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ly.ptsd.media.machine.ServerReplaced;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Passes every change on to all who listen, each at the pace it can take. */
@Component
class ItemFeeds {

    private final Library library;
    private final Set<ItemFeed> open = ConcurrentHashMap.newKeySet();

    ItemFeeds(Library library) {
        this.library = library;
    }

    /** A feed that starts with every item there is; close it when nobody listens any more. */
    ItemFeed open() {
        var feed = new ItemFeed(open::remove);
        open.add(feed);
        library.newestFirst().reversed().forEach(item -> feed.changed(item.id(), false));
        return feed;
    }

    int listeners() {
        return open.size();
    }

    @EventListener
    void changed(ItemChanged change) {
        open.forEach(feed -> feed.changed(change.id(), change.awaited()));
    }

    @EventListener
    void deleted(ItemDeleted deletion) {
        open.forEach(feed -> feed.changed(deletion.id(), false));
    }

    /** Listeners come back by themselves, and then to the server that knows what happens. */
    @EventListener({ContextClosedEvent.class, ServerReplaced.class})
    void end() {
        open.forEach(ItemFeed::close);
    }
}
