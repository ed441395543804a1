package ly.ptsd.aim.subscription;

/** A subscription's state without what is known in it: as it is stored, counted and shown. */
public enum StateName {
    REQUESTED,
    PROVISIONING,
    ACTIVE,
    REPLACING,
    RESTARTING,
    STOPPING,
    STOPPED,
    STARTING,
    FAILED,
    GRACE,
    ENDING,
    ENDED
}
