package ly.ptsd.aim.instance;

/** Names an instance, given by the fleet. */
public record InstanceId(String value) {

    public InstanceId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an instance id is never blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
