package ly.ptsd.media.library;

/** Something about the item is different now. */
public record ItemChanged(String id) {}
