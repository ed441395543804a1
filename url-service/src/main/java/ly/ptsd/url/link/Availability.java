package ly.ptsd.url.link;

/** Whether it is the time to watch through a link. */
public enum Availability {
    /** It starts later. */
    SCHEDULED,
    OPEN,
    EXPIRED
}
