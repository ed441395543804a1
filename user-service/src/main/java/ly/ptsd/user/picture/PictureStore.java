package ly.ptsd.user.picture;

import java.util.Optional;

/** The object store, as far as pictures need it. Every method may be repeated, and throws {@link PicturesUnreachable}. */
public interface PictureStore {

    void put(PictureId id, byte[] jpeg);

    Optional<byte[]> find(PictureId id);

    /** Success also when it is not there. */
    void remove(PictureId id);
}
