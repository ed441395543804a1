package ly.ptsd.gateway.passage;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import java.net.URI;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Works out what to ask of the service: the route's origin with path and query as the caller encoded them. It stands for
 * the framework's {@code RouteToRequestUrlFilter}, which takes the address apart and builds it anew.
 */
@Component
final class ServiceAddress implements GlobalFilter, Ordered {

    @Override
    public int getOrder() {
        return RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(GATEWAY_ROUTE_ATTR);
        var asked = exchange.getRequest().getURI();
        var there = route.getUri();
        var query = asked.getRawQuery();
        var path = asked.getRawPath();
        var target = there.getScheme() + "://" + there.getRawAuthority() + (query == null ? path : path + "?" + query);
        exchange.getAttributes().put(GATEWAY_REQUEST_URL_ATTR, URI.create(target));
        return chain.filter(exchange);
    }
}
