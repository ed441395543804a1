package ly.ptsd.aim.sweep;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something in the cloud that bears this deployment's tag or name, and that no record explains.
 *
 * @param tenant as its tag or name says
 * @param state of an instance, in EC2's words
 * @param firstSeenAt since when every sweep has found it
 * @param removalAskedAt when an operator confirmed a bucket's removal
 */
public record Orphan(
        Kind kind,
        String name,
        @Nullable String tenant,
        @Nullable String state,
        Instant firstSeenAt,
        @Nullable Instant removalAskedAt) {

    /** What it is. */
    public enum Kind {
        INSTANCE,
        /** A role, an instance profile or both. */
        IDENTITY,
        BUCKET
    }

    Orphan seenAgain(@Nullable String now) {
        return new Orphan(kind, name, tenant, now, firstSeenAt, removalAskedAt);
    }

    boolean isOlderThan(Duration age, Instant now) {
        return !firstSeenAt.plus(age).isAfter(now);
    }

    boolean isRemovalAsked() {
        return removalAskedAt != null;
    }
}
