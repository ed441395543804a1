package ly.ptsd.media.storage;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tenant's bucket. Every method may be repeated; none returns before the bucket has acknowledged. */
public interface ObjectStore {

    /** Stores the file, in parts when it is large. */
    void put(ObjectKey key, Path file, String contentType);

    void put(ObjectKey key, byte[] content, String contentType);

    /**
     * Stores the object only if it is still the one with that tag, or, without a tag, if there is none yet.
     *
     * @return the new tag
     * @throws ConditionFailed when it is not
     */
    String put(ObjectKey key, byte[] content, String contentType, @Nullable String onlyOver);

    /** The content of a small object, empty when there is none. */
    default Optional<byte[]> read(ObjectKey key) {
        return readTagged(key).map(TaggedObject::content);
    }

    /** A small object with its tag, empty when there is none. */
    Optional<TaggedObject> readTagged(ObjectKey key);

    /** Every object whose key begins so. */
    default List<ListedObject> list(String prefix) {
        List<ListedObject> objects = new ArrayList<>();
        forEach(prefix, objects::add);
        return objects;
    }

    /** Every object whose key begins so, in the order of the keys; they may be more than there is memory for. */
    void forEach(String prefix, Consumer<ListedObject> each);

    /** How many bytes the object has, empty when there is none. */
    Optional<Long> size(ObjectKey key);

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

    /** Removes every object whose key begins so, but for these. */
    default void removeOthers(String prefix, Set<ObjectKey> wanted) {
        list(prefix).stream()
                .map(ListedObject::key)
                .filter(key -> !wanted.contains(key))
                .forEach(this::remove);
    }

    /**
     * An address from which anybody reads this one object, for so long.
     *
     * @param disposition answered as {@code Content-Disposition}
     */
    URI presign(ObjectKey key, Duration life, @Nullable String disposition);
}
