package ly.ptsd.gateway.limit;

import java.util.EnumMap;
import java.util.Map;
import ly.ptsd.gateway.access.Holder;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The filters that a route carries: one by client address before the token is checked, one by account after. */
@Component
public final class LimitFilters {

    private final RateLimits limits;
    private final Map<RouteClass, Quota> addresses = new EnumMap<>(RouteClass.class);
    private final Map<RouteClass, Quota> accounts = new EnumMap<>(RouteClass.class);

    LimitFilters(RateLimits limits, LimitsProperties properties) {
        this.limits = limits;
        for (var routes : RouteClass.values()) {
            put(addresses, routes, Quota.perAddress(routes, properties.of(routes)));
            put(accounts, routes, Quota.perAccount(routes, properties.of(routes)));
        }
    }

    private static void put(Map<RouteClass, Quota> quotas, RouteClass routes, @Nullable Quota quota) {
        if (quota != null) {
            quotas.put(routes, quota);
        }
    }

    /**
     * @param reading counts GET and HEAD
     * @param changing counts everything else
     */
    public GatewayFilter byAddress(RouteClass reading, RouteClass changing) {
        return (exchange, chain) -> {
            var routes = isReading(exchange) ? reading : changing;
            var quota = addresses.get(routes);
            return quota == null
                    ? chain.filter(exchange)
                    : check(routes, quota, CallerGroup.byAddress(exchange), exchange, chain);
        };
    }

    /** Stands behind the check of the token; see {@link #byAddress}. */
    public GatewayFilter byAccount(RouteClass reading, RouteClass changing) {
        return (exchange, chain) -> {
            var routes = isReading(exchange) ? reading : changing;
            var quota = accounts.get(routes);
            var holder = Holder.of(exchange);
            return quota == null || holder == null
                    ? chain.filter(exchange)
                    : check(routes, quota, holder.subject(), exchange, chain);
        };
    }

    private Mono<Void> check(
            RouteClass routes, Quota quota, String caller, ServerWebExchange exchange, GatewayFilterChain chain) {
        var refusal =
                limits.refusal(routes, quota, caller, exchange.getResponse().getHeaders());
        return refusal == null ? chain.filter(exchange) : Mono.error(refusal);
    }

    private static boolean isReading(ServerWebExchange exchange) {
        var method = exchange.getRequest().getMethod();
        return method == HttpMethod.GET || method == HttpMethod.HEAD;
    }
}
