package ly.ptsd.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Decides at once whether a request may pass, and tells the caller how much is left. No request waits for Redis: what is
 * leased from it is counted down here, and the next lease is fetched behind the request that made it due.
 */
@Component
class RateLimits {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final int CALLERS_AT_MOST = 200_000;
    private static final Duration KEPT = Duration.ofMinutes(5);

    private record Key(Quota quota, String caller) {}

    /** What did not simply pass: refused for its number, passed without being counted, refused for want of a count. */
    private record Outcomes(Counter refused, Counter uncounted, Counter closed) {

        static Outcomes of(RouteClass routes, MeterRegistry meters) {
            return new Outcomes(
                    counter(routes, "refused", meters),
                    counter(routes, "uncounted", meters),
                    counter(routes, "closed", meters));
        }

        private static Counter counter(RouteClass routes, String decision, MeterRegistry meters) {
            return meters.counter("ptsd.limits.requests", "class", routes.label(), "decision", decision);
        }
    }

    private final Buckets buckets;
    private final Map<RouteClass, Outcomes> outcomes = new EnumMap<>(RouteClass.class);
    private final Cache<Key, Allowance> allowances = Caffeine.newBuilder()
            .maximumSize(CALLERS_AT_MOST)
            .expireAfterAccess(KEPT)
            .build();

    RateLimits(Buckets buckets, MeterRegistry meters) {
        this.buckets = buckets;
        for (var routes : RouteClass.values()) {
            outcomes.put(routes, Outcomes.of(routes, meters));
        }
    }

    /** The refusal if there is one: {@code rate_limited} (429) or {@code rate_limit_unavailable} (503). */
    @Nullable
    Problem refusal(RouteClass routes, Quota quota, String caller, HttpHeaders answer) {
        if (!buckets.reachable()) {
            return uncounted(routes);
        }
        var key = new Key(quota, caller);
        var allowance = allowances.get(key, newcomer -> new Allowance(quota));
        var verdict = allowance.take(System.nanoTime());
        if (allowance.shouldAsk()) {
            ask(key, allowance);
        }
        answer.set("RateLimit-Policy", quota.policy());
        if (verdict.passes()) {
            answer.set("RateLimit", quota.state(verdict.remaining()));
            return null;
        }
        long seconds = Math.ceilDiv(verdict.pause().toMillis(), 1000L);
        answer.set("RateLimit", "\"" + quota.name() + "\";r=0;t=" + seconds);
        outcomesOf(routes).refused().increment();
        return new Problem(429, "rate_limited", "Too many requests.", Duration.ofSeconds(Math.max(1, seconds)));
    }

    private @Nullable Problem uncounted(RouteClass routes) {
        if (!routes.closedWithoutCount()) {
            outcomesOf(routes).uncounted().increment();
            return null;
        }
        outcomesOf(routes).closed().increment();
        return new Problem(503, "rate_limit_unavailable", "Signing in is not possible at the moment.", A_MOMENT);
    }

    private Outcomes outcomesOf(RouteClass routes) {
        return Objects.requireNonNull(outcomes.get(routes));
    }

    private void ask(Key key, Allowance allowance) {
        int used = allowance.onCredit();
        buckets.lease(key.quota(), key.caller(), used, key.quota().batch())
                .subscribe(lease -> allowance.leased(lease, used, System.nanoTime()), failure -> allowance.notLeased());
    }
}
