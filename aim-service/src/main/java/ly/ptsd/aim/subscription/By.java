package ly.ptsd.aim.subscription;

import org.jspecify.annotations.Nullable;

/**
 * Who wanted a transition, and why.
 *
 * @param reason for operators' eyes
 */
public record By(Actor actor, @Nullable String reason) {

    /** The platform itself, for a reason that its cause says already. */
    public static final By PLATFORM = new By(Actor.PLATFORM, null);

    public static final By OWNER = new By(Actor.OWNER, null);

    public static By operator(String reason) {
        return new By(Actor.OPERATOR, reason);
    }

    public static By platform(String reason) {
        return new By(Actor.PLATFORM, reason);
    }
}
