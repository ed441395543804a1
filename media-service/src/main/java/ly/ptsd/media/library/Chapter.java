package ly.ptsd.media.library;

/**
 * A part of an item that begins here and lasts until the next one.
 *
 * @param title one line; may be empty
 */
public record Chapter(double startSeconds, String title) {}
