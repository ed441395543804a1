package ly.ptsd.media.library;

/** The item has its tombstone: whoever works on it stops before returning from the listener. */
public record ItemDeleted(String id) {}
