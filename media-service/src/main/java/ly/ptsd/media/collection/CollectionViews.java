package ly.ptsd.media.collection;

import static java.util.function.Function.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.ItemView;
import ly.ptsd.media.library.ItemViews;
import ly.ptsd.media.library.Library;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes views of collections, with what of their items is in the library now. */
@Component
class CollectionViews {

    /**
     * @param count of the items that are in the library
     * @param posterUrl of the first that has one
     */
    record CollectionSummary(
            String id, String title, int count, @Nullable String posterUrl, Instant createdAt, Instant changedAt) {}

    record CollectionDetail(String id, String title, List<ItemView> items, Instant createdAt, Instant changedAt) {}

    private final Library library;
    private final ItemViews views;

    CollectionViews(Library library, ItemViews views) {
        this.library = library;
        this.views = views;
    }

    List<CollectionSummary> of(List<ItemCollection> collections) {
        var ids = collections.stream()
                .flatMap(collection -> collection.items().stream())
                .distinct()
                .toList();
        var shown = shown(ids);
        return collections.stream()
                .map(collection -> summary(collection, there(collection, shown)))
                .toList();
    }

    CollectionDetail of(ItemCollection collection) {
        var items = views.of(there(collection, shown(collection.items())));
        return new CollectionDetail(
                collection.id(), collection.title(), items, collection.createdAt(), collection.changedAt());
    }

    private CollectionSummary summary(ItemCollection collection, List<Item> items) {
        var poster = items.stream().filter(Item::poster).findFirst();
        return new CollectionSummary(
                collection.id(),
                collection.title(),
                items.size(),
                poster.map(views::posterUrl).orElse(null),
                collection.createdAt(),
                collection.changedAt());
    }

    private Map<String, Item> shown(List<String> ids) {
        return library.shown(ids).stream().collect(Collectors.toMap(Item::id, identity()));
    }

    private static List<Item> there(ItemCollection collection, Map<String, Item> shown) {
        return collection.items().stream()
                .map(shown::get)
                .filter(Objects::nonNull)
                .toList();
    }
}
