package ly.ptsd.user.audit;

/** What is worth telling an account's owner. The names are part of the interface. */
public enum EventKind {
    ACCOUNT_CREATED,
    SIGNED_IN,
    SIGNED_OUT,
    /** Ended from another session. */
    SESSION_ENDED,
    /** A refresh token was used again long after it was replaced: somebody has a copy. */
    REFRESH_TOKEN_REUSED,
    IDENTITY_LINKED,
    IDENTITY_UNLINKED,
    NAME_CHANGED,
    PICTURE_CHANGED,
    DATA_EXPORTED,
    DELETION_ASKED,
    DELETION_WITHDRAWN
}
