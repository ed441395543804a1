package ly.ptsd.media.library;

/**
 * Words to be read along with an item, in the bucket as WebVTT.
 *
 * @param id also the name of its file
 * @param language of the words (BCP 47)
 * @param label by which viewers choose it
 */
public record Caption(String id, String language, String label, long bytes) {}
