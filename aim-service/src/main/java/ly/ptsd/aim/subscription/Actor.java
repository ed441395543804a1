package ly.ptsd.aim.subscription;

/** Who wanted a transition. */
public enum Actor {
    OWNER,
    OPERATOR,
    /** Nobody: what was observed, or the time. */
    PLATFORM
}
