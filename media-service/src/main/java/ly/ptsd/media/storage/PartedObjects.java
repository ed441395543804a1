package ly.ptsd.media.storage;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Large objects that come in parts over a long time. Until it is completed such an object cannot be read, and the bucket
 * drops it by itself after a day.
 */
public interface PartedObjects {

    /** The smallest part that is not the last. */
    long SMALLEST_PART = 5L * 1024 * 1024;

    /** The largest part. */
    long LARGEST_PART = 5L * 1024 * 1024 * 1024;

    int MOST_PARTS = 10_000;

    /** @param number from 1 */
    record Part(int number, long bytes) {}

    /** The object is not begun, or no longer: its parts are gone or it is complete. */
    class NotBegun extends RuntimeException {

        public NotBegun(ObjectKey key) {
            super(key + " is not begun", null, false, false);
        }
    }

    /** @return names what was begun */
    String begin(ObjectKey key, String contentType);

    /** What was begun last and is neither completed nor aborted. */
    Optional<String> begun(ObjectKey key);

    /** Stores a part of the file; the same number again replaces it. @throws NotBegun */
    void put(ObjectKey key, String begun, int number, Path file, long offset, long length);

    /** Stores a part that is a range of another object, within the bucket. @throws NotBegun */
    void copy(ObjectKey key, String begun, int number, ObjectKey from, long offset, long length);

    /** Stores a part of those bytes. @throws NotBegun */
    void put(ObjectKey key, String begun, int number, byte[] content);

    /** The parts that are there, in order. @throws NotBegun */
    List<Part> parts(ObjectKey key, String begun);

    /** Makes the object of all its parts. @throws NotBegun */
    void complete(ObjectKey key, String begun);

    /** Nothing happens when it is not begun. */
    void abort(ObjectKey key, String begun);
}
