package ly.ptsd.local.aws.credential;

/** A long-lived access key. */
public record AccessKey(String id, String secret) {

    @Override
    public String toString() {
        return id;
    }
}
