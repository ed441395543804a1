package ly.ptsd.user.linking;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a linking ended. */
public enum LinkOutcome {
    LINKED(null),
    /** The identity opens this account already. */
    PRESENT("identity_linked"),
    /** The identity opens another account. */
    TAKEN("identity_taken"),
    /** The ticket was used, is too old, or its session is over. */
    EXPIRED("sign_in_expired");

    private final @Nullable String error;

    LinkOutcome(@Nullable String error) {
        this.error = error;
    }

    /** The code for the page that the browser goes back to; empty where nothing went wrong. */
    public Optional<String> error() {
        return Optional.ofNullable(error);
    }
}
