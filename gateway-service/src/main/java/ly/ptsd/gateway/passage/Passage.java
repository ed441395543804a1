package ly.ptsd.gateway.passage;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import ly.ptsd.gateway.route.RouteTable;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Sends a request on its route straight away: the framework would ask every handler mapping there is, and each of them in
 * reactive steps. What has no route is left to the framework.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class Passage implements WebFilter {

    private final RouteTable routes;
    private final FilteringWebHandler handler;

    Passage(RouteTable routes, FilteringWebHandler handler) {
        this.routes = routes;
        this.handler = handler;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var route = routes.find(exchange);
        if (route == null) {
            return chain.filter(exchange);
        }
        exchange.getAttributes().put(GATEWAY_ROUTE_ATTR, route);
        return handler.handle(exchange);
    }
}
