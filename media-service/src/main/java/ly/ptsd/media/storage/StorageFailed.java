package ly.ptsd.media.storage;

/** The bucket refused or did not answer; the same call may succeed later. */
public class StorageFailed extends RuntimeException {

    public StorageFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
