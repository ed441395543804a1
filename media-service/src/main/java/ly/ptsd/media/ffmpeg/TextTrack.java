package ly.ptsd.media.ffmpeg;

/**
 * Words that a source holds as text, not as pictures.
 *
 * @param index of the stream in the file
 * @param language as the file says it, empty when it does not
 * @param title as the file says it, empty when it does not
 */
public record TextTrack(int index, String language, String title) {}
