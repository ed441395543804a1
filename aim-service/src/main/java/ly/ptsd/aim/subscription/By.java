package ly.ptsd.aim.subscription;

import ly.ptsd.aim.reason.Reason;
import ly.ptsd.aim.reason.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * Who wanted a transition, and why.
 *
 * @param reason absent where the cause says it already, and for what people want
 * @param detail in words, for operators' eyes
 */
public record By(
        Actor actor, @Nullable ReasonCode reason, @Nullable String detail) {

    /** The platform itself, for a reason that its cause says already. */
    public static final By PLATFORM = new By(Actor.PLATFORM, null, null);

    public static final By OWNER = new By(Actor.OWNER, null, null);

    public static By operator(String words) {
        return new By(Actor.OPERATOR, null, words);
    }

    public static By platform(Reason reason) {
        return new By(Actor.PLATFORM, reason.code(), reason.detail());
    }

    /** The platform itself, which has looked. */
    public static By finding(String words) {
        return new By(Actor.PLATFORM, null, words);
    }
}
