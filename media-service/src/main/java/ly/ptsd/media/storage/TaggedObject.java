package ly.ptsd.media.storage;

/**
 * A small object as it was read.
 *
 * @param tag changes with every write of the object
 */
public record TaggedObject(byte[] content, String tag) {}
