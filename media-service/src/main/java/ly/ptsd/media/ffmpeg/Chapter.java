package ly.ptsd.media.ffmpeg;

import java.time.Duration;

/**
 * A part of a source that begins here and lasts until the next one.
 *
 * @param start relative to the start of the file
 * @param title one line of words as the file has them; may be empty
 */
public record Chapter(Duration start, String title) {}
