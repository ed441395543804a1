package ly.ptsd.aim.subscription;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a subscription's state changed. The codes are kept for good and translated by whoever shows them. */
public enum Cause {
    SUBSCRIBED,
    PROVISIONING_BEGAN,
    PROVISIONING_FAILED,
    RETRIED,
    /** A server serves: the first one, or the one that was started again. */
    SERVER_READY,
    /** The next generation serves instead of the one before. */
    SERVER_REPLACED,
    /** The instance is gone. */
    SERVER_LOST,
    /** The media server is silent, and does not answer either. */
    SERVER_UNHEALTHY,
    /** A newer media server is to run, or the machine will be taken away. */
    SERVER_OUTDATED,
    REPLACEMENT_ASKED,
    REPLACEMENT_FAILED,
    PLAN_CHANGE_ASKED,
    PLAN_CHANGED,
    PLAN_CHANGE_FAILED,
    STOP_ASKED,
    STOPPED,
    START_ASKED,
    START_FAILED,
    RESTART_ASKED,
    /** The machine boots anew. */
    RESTARTED,
    /** The fleet could not be told so in time. */
    RESTART_FAILED,
    CANCELLED,
    CANCELLATION_UNDONE,
    PERIOD_ENDED,
    GRACE_ENDED,
    END_ASKED,
    ACCOUNT_DELETED,
    /** Nothing is left of it. */
    CLEARED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Cause of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
