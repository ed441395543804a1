package ly.ptsd.media.machine;

/** What the control plane means this server to be, by its answer to a health call. */
public enum Standing {
    /** Another server serves the tenant until this one is ready, or nobody does. */
    AWAITED,
    /** This server serves the tenant. */
    SERVING,
    /** Another server serves the tenant; this one finishes what it is doing and is then gone. */
    REPLACED
}
