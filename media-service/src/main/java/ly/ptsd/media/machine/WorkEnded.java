package ly.ptsd.media.machine;

/** Whoever heard that this server was replaced has ended what it did. Published once. */
public record WorkEnded() {}
