package ly.ptsd.aim.reason;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** The codes are kept for good and put into words by whoever shows them. */
public enum ReasonCode {
    /** None of the places and kinds that may be tried has an instance to spare. */
    NO_CAPACITY,
    /** Operators have stopped launches, or a ceiling is reached. */
    LAUNCHES_STOPPED,
    /** EC2, IAM or S3 does not answer as it should. */
    CLOUD_FAILING,
    /** The bucket could not be made in time. */
    BUCKET_LATE,
    /** The cloud does not launch what was ordered, and no repetition changes that. */
    LAUNCH_REFUSED,
    /** An instance was launched, and its media server did not call in in time. */
    BOOT_LATE,
    /** A stopped instance was started, and its media server did not call in in time. */
    START_LATE,
    /** The instance is there no more, and nobody here wanted that. */
    SERVER_GONE,
    /** Another server took its place. */
    SERVER_REPLACED,
    /** The subscription is over. */
    SUBSCRIPTION_OVER,
    /** Written by another version of this service, which had a code, or words, that this one does not know. */
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ReasonCode of(String code) {
        return Arrays.stream(values())
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
