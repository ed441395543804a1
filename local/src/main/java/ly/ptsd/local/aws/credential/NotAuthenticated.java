package ly.ptsd.local.aws.credential;

/** A request that does not prove who sent it; each protocol has its own error code for the reason. */
public final class NotAuthenticated extends Exception {

    private static final long serialVersionUID = 1;

    /** Why a request is not believed. */
    public enum Reason {
        NO_SIGNATURE,
        SIGNATURE_INCOMPLETE,
        KEY_UNKNOWN,
        TOKEN_WRONG,
        SESSION_EXPIRED,
        REQUEST_EXPIRED,
        SIGNATURE_WRONG
    }

    private final Reason reason;

    NotAuthenticated(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
