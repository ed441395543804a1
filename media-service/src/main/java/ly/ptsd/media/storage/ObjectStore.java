package ly.ptsd.media.storage;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tenant's bucket. Every method may be repeated; none returns before the bucket has acknowledged. */
public interface ObjectStore {

    /** Stores the file, in parts when it is large. */
    void put(ObjectKey key, Path file, String contentType);

    void put(ObjectKey key, byte[] content, String contentType);

    /** The content of a small object, empty when there is none. */
    Optional<byte[]> read(ObjectKey key);

    /**
     * Opens an object to be read through.
     *
     * @param range a {@code Range} header (RFC 9110, 14.2) as the caller sent it; one that cannot be
     *     satisfied is ignored
     */
    StoredBytes open(ObjectKey key, @Nullable String range);

    void download(ObjectKey key, Path target);

    void remove(ObjectKey key);

    /** Removes every object whose key begins so. */
    void removeAll(String prefix);

    /**
     * An address from which anybody reads this one object, for so long.
     *
     * @param disposition answered as {@code Content-Disposition}
     */
    URI presign(ObjectKey key, Duration life, @Nullable String disposition);
}
