package ly.ptsd.media.library;

/** The item is in the trash: it may come back, and until then nobody watches it. */
public record ItemTrashed(String id) {}
