package ly.ptsd.url.item;

/** How far the media server has come with an item. */
public enum ItemState {
    /** Nothing can be played yet. */
    PROCESSING,
    /** Plays, while better renditions are still being made. */
    PLAYABLE,
    /** Everything is made. */
    READY;

    public boolean isPlayable() {
        return this != PROCESSING;
    }
}
