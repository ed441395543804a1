package ly.ptsd.media.storage;

/** The object is not, or no longer, what the writer thought it was; nothing was written. */
public class ConditionFailed extends RuntimeException {

    public ConditionFailed(ObjectKey key) {
        super(key + " was written by somebody else", null, false, false);
    }
}
