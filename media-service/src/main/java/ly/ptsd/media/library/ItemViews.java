package ly.ptsd.media.library;

import java.time.Duration;
import ly.ptsd.media.storage.ObjectStore;
import org.springframework.stereotype.Component;

/** Makes views of items, with addresses for their posters. */
@Component
class ItemViews {

    private static final Duration POSTER_LIFE = Duration.ofHours(1);

    private final ObjectStore store;

    ItemViews(ObjectStore store) {
        this.store = store;
    }

    ItemView of(Item item) {
        var poster = item.poster()
                ? store.presign(item.posterKey(), POSTER_LIFE, null).toString()
                : null;
        return ItemView.of(item, poster);
    }
}
