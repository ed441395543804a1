package ly.ptsd.url.link;

/** Whether it is the time to watch through a link. */
public enum Availability {
    /** It starts later. */
    SCHEDULED,
    /** Its password is wanted first. */
    LOCKED,
    OPEN,
    EXPIRED,
    /** No place is left for somebody new. */
    USED_UP
}
