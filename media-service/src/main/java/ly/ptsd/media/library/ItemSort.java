package ly.ptsd.media.library;

import java.time.Instant;
import java.util.function.Function;

/** By what a list of items is sorted. */
enum ItemSort {
    DATE(
            "createdAt",
            item -> Long.toString(item.createdAt().toEpochMilli()),
            text -> Instant.ofEpochMilli(Long.parseLong(text))),
    TITLE(Found.TITLE, item -> SearchText.of(item.title()), text -> text),
    SIZE("sizeBytes", item -> Long.toString(item.sizeBytes()), Long::valueOf),
    DURATION(Found.SECONDS, item -> Double.toString(Found.seconds(item)), Double::valueOf);

    private final String field;
    private final Function<Item, String> place;
    private final Function<String, Object> stored;

    ItemSort(String field, Function<Item, String> place, Function<String, Object> stored) {
        this.field = field;
        this.place = place;
        this.stored = stored;
    }

    /** Where it is stored. */
    String field() {
        return field;
    }

    /** The item's place, as text. */
    String of(Item item) {
        return place.apply(item);
    }

    /** That place as it is stored. @throws IllegalArgumentException when it is none */
    Object stored(String text) {
        return stored.apply(text);
    }
}
