package ly.ptsd.media.library;

import java.time.Duration;
import java.util.List;
import ly.ptsd.media.position.Position;
import ly.ptsd.media.position.Positions;
import ly.ptsd.media.storage.ObjectStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes views of items, with addresses for their posters. */
@Component
public class ItemViews {

    private static final Duration POSTER_LIFE = Duration.ofHours(1);

    private final ObjectStore store;
    private final Positions positions;

    ItemViews(ObjectStore store, Positions positions) {
        this.store = store;
        this.positions = positions;
    }

    ItemView of(Item item) {
        return of(item, positions.find(item.id()).orElse(null));
    }

    public List<ItemView> of(List<Item> items) {
        var known = positions.of(items.stream().map(Item::id).toList());
        return items.stream().map(item -> of(item, known.get(item.id()))).toList();
    }

    private ItemView of(Item item, @Nullable Position position) {
        return ItemView.of(item, item.poster() ? posterUrl(item) : null, position);
    }

    /** Of an item that has a poster. */
    public String posterUrl(Item item) {
        return store.presign(item.posterKey(), POSTER_LIFE, null).toString();
    }
}
