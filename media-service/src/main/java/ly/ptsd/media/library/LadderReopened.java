package ly.ptsd.media.library;

/** Something of a complete item is to be made again. */
public record LadderReopened(String id) {}
