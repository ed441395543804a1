package ly.ptsd.gateway.limit;

import java.util.Locale;

/** What is counted together. */
public enum RouteClass {
    SIGNIN,
    READS,
    WRITES,
    UPLOADS,
    PLAY,
    PAGES,
    REDIRECTS;

    /** As in property names, headers and metrics. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing may pass uncounted: guessing must not get easier by breaking the counter. */
    boolean closedWithoutCount() {
        return this == SIGNIN;
    }
}
