package ly.ptsd.aim.reason;

import org.jspecify.annotations.Nullable;

/**
 * Why.
 *
 * @param detail what the cloud said, in its own words; for operators' eyes
 */
public record Reason(ReasonCode code, @Nullable String detail) {

    /** As much as is kept. */
    private static final int LONGEST = 500;

    public static Reason of(ReasonCode code) {
        return new Reason(code, null);
    }

    public static Reason of(ReasonCode code, String detail) {
        return new Reason(code, detail.length() > LONGEST ? detail.substring(0, LONGEST) : detail);
    }

    /** As it is kept. */
    public static @Nullable Reason ofNullable(@Nullable String code, @Nullable String detail) {
        return code == null ? null : new Reason(ReasonCode.of(code), detail);
    }

    public boolean is(ReasonCode other) {
        return code == other;
    }
}
