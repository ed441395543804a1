package ly.ptsd.media.storage;

/** The name of one object in the tenant's bucket. */
public record ObjectKey(String value) {

    @Override
    public String toString() {
        return value;
    }
}
