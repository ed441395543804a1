package ly.ptsd.aim.subscription;

/** The steps to a running server, in their order. */
public enum Step {
    /** The bucket exists with every setting. */
    BUCKET,
    /** The fleet has launched an instance. */
    INSTANCE,
    /** The instance runs and has an address. */
    BOOT,
    /** The media server on it has called in healthy. */
    HEALTH,
    /** The address is published. */
    ROUTE
}
