package ly.ptsd.media.collection;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import ly.ptsd.media.snapshot.Entry;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Items in their order, under a title.
 *
 * @param items their ids, each once; one that is in the trash keeps its place
 */
record ItemCollection(String id, String title, List<String> items, Instant createdAt, Instant changedAt)
        implements Entry {

    private static final int MOST = 500;

    ItemCollection {
        items = List.copyOf(new LinkedHashSet<>(items));
        if (items.size() > MOST) {
            throw new Problem(400, "request_invalid", "A collection has up to " + MOST + " items.");
        }
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        changedAt = changedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    ItemCollection renamed(String newTitle, Instant at) {
        return newTitle.equals(title) ? this : new ItemCollection(id, newTitle, items, createdAt, at);
    }

    /** With these at its end; what is in it already stays where it is. */
    ItemCollection with(List<String> added, Instant at) {
        return arranged(Stream.concat(items.stream(), added.stream()).distinct().toList(), at);
    }

    ItemCollection without(String item, Instant at) {
        return arranged(items.stream().filter(one -> !one.equals(item)).toList(), at);
    }

    /**
     * With the item before another one, or at the end, wherever it was.
     *
     * @throws Problem request_invalid when the other one is not in it
     */
    ItemCollection placed(String item, @Nullable String before, Instant at) {
        if (item.equals(before)) {
            return this;
        }
        var others = items.stream().filter(one -> !one.equals(item)).toList();
        int place = before == null ? others.size() : others.indexOf(before);
        if (place < 0) {
            throw new Problem(400, "request_invalid", "What it is to stand before is not in the collection.");
        }
        var head = others.subList(0, place).stream();
        var tail = others.subList(place, others.size()).stream();
        return arranged(
                Stream.of(head, Stream.of(item), tail).flatMap(one -> one).toList(), at);
    }

    private ItemCollection arranged(List<String> wanted, Instant at) {
        return wanted.equals(items) ? this : new ItemCollection(id, title, wanted, createdAt, at);
    }
}
