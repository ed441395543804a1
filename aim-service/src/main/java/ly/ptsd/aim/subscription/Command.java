package ly.ptsd.aim.subscription;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import ly.ptsd.aim.subscription.SubscriptionState.Active;
import ly.ptsd.aim.subscription.SubscriptionState.Failed;
import ly.ptsd.aim.subscription.SubscriptionState.Grace;
import ly.ptsd.aim.subscription.SubscriptionState.Provisioning;
import ly.ptsd.aim.subscription.SubscriptionState.Replacing;
import ly.ptsd.aim.subscription.SubscriptionState.Requested;
import ly.ptsd.aim.subscription.SubscriptionState.Restarting;
import ly.ptsd.aim.subscription.SubscriptionState.Starting;
import ly.ptsd.aim.subscription.SubscriptionState.Stopped;
import ly.ptsd.aim.subscription.SubscriptionState.Stopping;

/** What people can ask of a subscription. This is the one place that knows when. */
public enum Command {
    RETRY("retry"),
    PLAN_CHANGE("planChange"),
    CANCEL("cancel"),
    UNDO_CANCEL("undoCancel"),
    STOP("stop"),
    START("start"),
    RESTART("restart"),
    SUSPEND("suspend"),
    RESUME("resume"),
    REPLACE("replace"),
    END("end");

    private static final List<Command> OWNERS = List.of(RETRY, PLAN_CHANGE, CANCEL, UNDO_CANCEL, STOP, START, RESTART);
    private static final List<Command> OPERATORS = List.of(RETRY, SUSPEND, RESUME, RESTART, REPLACE, END);

    private final String code;

    Command(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }

    public static List<Command> ofOwner(Subscription subscription) {
        return OWNERS.stream().filter(command -> command.fits(subscription)).toList();
    }

    public static List<Command> ofOperator(Subscription subscription) {
        return OPERATORS.stream().filter(command -> command.fits(subscription)).toList();
    }

    public boolean fits(Subscription subscription) {
        var state = subscription.state();
        boolean cancelled = subscription.terms().cancellation() != null;
        return switch (this) {
            case RETRY -> state instanceof Failed;
            case PLAN_CHANGE -> state instanceof Active && !cancelled;
            case CANCEL -> state.isLiving() && !cancelled;
            case UNDO_CANCEL -> state.isLiving() && cancelled;
            case STOP, RESTART, REPLACE -> state instanceof Active || state instanceof Grace;
            case START -> state instanceof Stopped stopped && stopped.stop().by() == Actor.OWNER;
            case SUSPEND -> isSuspendable(state);
            case RESUME -> state instanceof Stopped;
            case END -> state.isLiving();
        };
    }

    private static boolean isSuspendable(SubscriptionState state) {
        return switch (state) {
            case Active _, Grace _ -> true;
            case Stopping stopping -> stopping.stop().by() == Actor.OWNER;
            case Stopped stopped -> stopped.stop().by() == Actor.OWNER;
            case Requested _,
                    Provisioning _,
                    Replacing _,
                    Restarting _,
                    Starting _,
                    Failed _,
                    SubscriptionState.Over _ -> false;
        };
    }
}
