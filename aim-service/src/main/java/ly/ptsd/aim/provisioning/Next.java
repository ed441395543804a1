package ly.ptsd.aim.provisioning;

import java.time.Duration;

/** When a subscription is to be looked at again. */
sealed interface Next {

    /** Something was written and there is more to do at once. */
    record Now() implements Next {}

    record After(Duration delay) implements Next {}

    /** Never again: everything is done. */
    record Never() implements Next {}
}
