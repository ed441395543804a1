package ly.ptsd.media.storage;

import java.time.Instant;

/**
 * An object that is there.
 *
 * @param tag changes with every write of the object
 */
public record ListedObject(ObjectKey key, String tag, Instant writtenAt) {}
