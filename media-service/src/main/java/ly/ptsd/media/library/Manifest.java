package ly.ptsd.media.library;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that must be known of an item to know it again from the bucket alone.
 *
 * @param generation of the server that wrote it; absent in the oldest
 * @param deleted a tombstone: the item is gone, whatever else is still there
 * @param segments by rendition, in the order in which they play
 */
record Manifest(
        int format,
        @Nullable Integer generation,
        boolean deleted,
        Item item,
        Map<String, List<PublishedSegment>> segments) {

    private static final int FORMAT = 1;

    static Manifest of(Item item, int generation, Map<String, List<PublishedSegment>> segments) {
        return new Manifest(FORMAT, generation, false, item, segments);
    }

    static Manifest tombstone(Item item, int generation) {
        return new Manifest(FORMAT, generation, true, item, Map.of());
    }

    boolean isReadable() {
        return format <= FORMAT;
    }

    int writtenBy() {
        return generation == null ? 0 : generation;
    }
}
