package ly.ptsd.media.library;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import ly.ptsd.media.position.Position;
import ly.ptsd.media.position.Positions;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes views of items, with addresses for their pictures. */
@Component
public class ItemViews {

    private static final Duration PICTURE_LIFE = Duration.ofHours(1);

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

    /** Empty when the item has none. */
    Optional<StoryboardView> storyboardOf(Item item) {
        return Optional.ofNullable(item.extras().storyboard()).map(board -> {
            Map<String, String> sheets = new HashMap<>();
            return new StoryboardView(IntStream.range(0, board.starts().size())
                    .mapToObj(picture -> new StoryboardView.Tile(
                            board.starts().get(picture),
                            sheets.computeIfAbsent(board.sheet(picture), sheet -> sheetUrl(item, sheet)),
                            board.x(picture),
                            board.y(picture),
                            board.tileWidth(),
                            board.tileHeight()))
                    .toList());
        });
    }

    private String sheetUrl(Item item, String sheet) {
        return store.presign(ObjectKeys.sheet(item.id(), sheet), PICTURE_LIFE, null)
                .toString();
    }

    /** Of an item that has a poster. */
    public String posterUrl(Item item) {
        return store.presign(item.posterKey(), PICTURE_LIFE, null).toString();
    }
}
