package ly.ptsd.aim.subscription;

import java.util.Locale;

/** A command that does not fit the state a subscription is in. */
public class CommandRefused extends RuntimeException {

    CommandRefused(String command, SubscriptionState state) {
        super("A subscription that is %s cannot %s."
                .formatted(state.name().name().toLowerCase(Locale.ROOT), command));
    }
}
