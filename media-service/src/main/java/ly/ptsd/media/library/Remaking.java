package ly.ptsd.media.library;

import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Takes back what an item says that it has, so that it is made again from the source. */
@Component
public class Remaking {

    private final Items items;
    private final Segments segments;
    private final Manifests manifests;
    private final ApplicationEventPublisher events;

    Remaking(Items items, Segments segments, Manifests manifests, ApplicationEventPublisher events) {
        this.items = items;
        this.segments = segments;
        this.manifests = manifests;
        this.events = events;
    }

    /**
     * Nothing happens unless the item is complete: what is not is being made already.
     *
     * @param renditions by name
     * @param poster when it was chosen the choice is lost, and it is the first one again
     */
    public void begin(String id, Set<String> renditions, boolean storyboard, boolean poster) {
        items.find(id)
                .flatMap(item -> reopened(item, renditions, storyboard, poster))
                .ifPresent(item -> {
                    renditions.forEach(name -> forget(id, name));
                    manifests.write(item);
                    events.publishEvent(new ItemChanged(id));
                    events.publishEvent(new LadderReopened(id));
                });
    }

    private Optional<Item> reopened(Item item, Set<String> renditions, boolean storyboard, boolean poster) {
        var change = new Update().set("state", stateWithout(item, renditions));
        for (var name : renditions) {
            change.set("renditions." + name + ".state", ItemRendition.State.PENDING)
                    .set("renditions." + name + ".progress", 0.0);
        }
        if (storyboard && item.extras().storyboard() != null) {
            change.unset("extras.storyboard")
                    .inc("storedBytes", -item.extras().storyboard().bytes());
        }
        if (poster) {
            change.set("poster", false).unset("extras.posterVersion");
        }
        return items.updateFrom(item.id(), ItemState.READY, change);
    }

    private static ItemState stateWithout(Item item, Set<String> renditions) {
        boolean watchable = item.renditions().values().stream()
                .filter(ItemRendition::isVideo)
                .anyMatch(rendition ->
                        rendition.state() == ItemRendition.State.DONE && !renditions.contains(rendition.name()));
        return watchable ? ItemState.PLAYABLE : ItemState.PROCESSING;
    }

    private void forget(String id, String rendition) {
        long bytes = segments.of(id, rendition).stream()
                .mapToLong(PublishedSegment::bytes)
                .sum();
        segments.removeAll(id, rendition);
        items.update(id, new Update().inc("storedBytes", -bytes));
    }
}
