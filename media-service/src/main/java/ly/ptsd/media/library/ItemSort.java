package ly.ptsd.media.library;

import java.time.Instant;
import java.util.function.Function;

/** By what a list of items is sorted. */
enum ItemSort {
    DATE("createdAt", item -> Long.toString(item.createdAt().toEpochMilli()), Instant::ofEpochMilli, Long::valueOf),
    TITLE(Found.TITLE, item -> SearchText.of(item.title()), Function.identity(), Function.identity()),
    SIZE("sizeBytes", item -> Long.toString(item.sizeBytes()), Function.identity(), Long::valueOf),
    DURATION(Found.SECONDS, item -> Double.toString(Found.seconds(item)), Function.identity(), Double::valueOf);

    private final String field;
    private final Function<Item, String> value;
    private final Function<String, ?> stored;

    <T> ItemSort(String field, Function<Item, String> value, Function<T, ?> stored, Function<String, T> parse) {
        this.field = field;
        this.value = value;
        this.stored = parse.andThen(stored);
    }

    /** Where it is stored. */
    String field() {
        return field;
    }

    /** The item's place, as text. */
    String of(Item item) {
        return value.apply(item);
    }

    /** That place as it is stored. @throws IllegalArgumentException when it is none */
    Object stored(String text) {
        return stored.apply(text);
    }
}
