package ly.ptsd.media.library;

/**
 * Something about the item is different now.
 *
 * @param awaited somebody waits for just this: it is told at once, not with what else gathers
 */
public record ItemChanged(String id, boolean awaited) {

    public ItemChanged(String id) {
        this(id, false);
    }
}
