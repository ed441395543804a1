package ly.ptsd.aim.subscription;

/** Why a server that is there is replaced. */
public enum ReplacementCause {
    /** A newer media server is to run, or the machine will be taken away. */
    UPGRADE(Cause.SERVER_OUTDATED),
    /** The next plan wants another kind of instance. */
    PLAN_CHANGE(Cause.PLAN_CHANGE_ASKED),
    /** An operator wants it. */
    OPERATOR(Cause.REPLACEMENT_ASKED),
    /** It is silent, and does not answer either. */
    UNHEALTHY(Cause.SERVER_UNHEALTHY);

    private final Cause cause;

    ReplacementCause(Cause cause) {
        this.cause = cause;
    }

    Cause cause() {
        return cause;
    }
}
