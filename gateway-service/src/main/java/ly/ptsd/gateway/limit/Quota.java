package ly.ptsd.gateway.limit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One limit on one kind of caller, with what follows from it.
 *
 * @param name as in the RateLimit headers
 * @param tokens that come back in a period
 * @param capacity of the bucket: what may be used at once
 * @param policy as in {@code RateLimit-Policy} of draft-ietf-httpapi-ratelimit-headers
 */
record Quota(String name, int tokens, int capacity, Duration period, String policy) {

    /** A gateway leases a twentieth of the bucket at a time: so far may the count be off for each gateway. */
    private static final int BATCHES = 20;

    /** What may pass before the bucket's first answer, so that nobody waits for it: a page with all it loads. */
    private static final int CREDIT = 50;

    static @Nullable Quota perAccount(RouteClass routes, LimitsProperties.Limit limit) {
        return of(routes.label() + "-account", limit.perAccount(), limit);
    }

    static @Nullable Quota perAddress(RouteClass routes, LimitsProperties.Limit limit) {
        return of(routes.label() + "-address", limit.perAddress(), limit);
    }

    private static @Nullable Quota of(String name, @Nullable Integer tokens, LimitsProperties.Limit limit) {
        if (tokens == null) {
            return null;
        }
        var policy = "\"" + name + "\";q=" + tokens + ";w=" + limit.period().toSeconds();
        return new Quota(name, tokens, limit.burst(), limit.period(), policy);
    }

    int batch() {
        return Math.max(1, capacity / BATCHES);
    }

    int credit() {
        return Math.max(batch(), Math.min(capacity, CREDIT));
    }

    /** {@code RateLimit}: what remains, and the seconds until all of it is back. */
    String state(long remaining) {
        long missing = Math.max(0, capacity - remaining);
        long seconds = Math.ceilDiv(missing * period.toMillis(), tokens * 1000L);
        return "\"" + name + "\";r=" + remaining + ";t=" + seconds;
    }
}
