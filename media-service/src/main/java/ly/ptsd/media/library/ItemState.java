package ly.ptsd.media.library;

/** How far an item has come. */
public enum ItemState {
    /** Bytes are arriving. */
    UPLOADING,
    /** The source is in the bucket, nothing can be watched yet. */
    PROCESSING,
    /** The first rendition has segments; the ladder is still being made. */
    PLAYABLE,
    /** The ladder is complete. */
    READY,
    /** No rendition could be made. */
    FAILED;

    /** Whether there is something to watch of an item that has arrived. */
    public boolean isWatchable() {
        return this == PLAYABLE || this == READY;
    }
}
