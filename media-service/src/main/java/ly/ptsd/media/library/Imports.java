package ly.ptsd.media.library;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Makes the index say what the bucket says. Everything can be repeated. */
@Component
class Imports {

    private final Items items;
    private final Segments segments;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Imports(Items items, Segments segments, ApplicationEventPublisher events, Clock clock) {
        this.items = items;
        this.segments = segments;
        this.events = events;
        this.clock = clock;
    }

    void take(Manifest manifest) {
        var item = manifest.item();
        if (manifest.deleted()) {
            items.save(item.buried(clock.instant()));
            events.publishEvent(new ItemDeleted(item.id()));
            return;
        }
        boolean elsewhere = !item.isUploading()
                && items.find(item.id()).filter(Item::isUploading).isPresent();
        if (elsewhere) {
            // what is here of the upload is of no use any more
            events.publishEvent(new ItemDeleted(item.id()));
        }
        manifest.segments().values().forEach(segments::putAll);
        items.save(item);
        // whoever uploads it has the usual time to go on here
        items.updateFrom(item.id(), ItemState.UPLOADING, new Update().set("touchedAt", clock.instant()));
        if (item.isTrashed()) {
            events.publishEvent(new ItemTrashed(item.id()));
        }
        if (!item.isPartial()) {
            events.publishEvent(new ItemChanged(item.id()));
        }
    }

    /** The bucket does not know the item any more: an earlier server has finished its deletion. */
    void forget(String mediaId) {
        items.remove(mediaId);
        segments.removeAll(mediaId);
        events.publishEvent(new ItemDeleted(mediaId));
    }
}
