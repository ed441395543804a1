package ly.ptsd.gateway.route;

import java.util.List;
import java.util.Objects;
import org.springframework.cloud.gateway.config.GlobalCorsProperties;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.handler.RoutePredicateHandlerMapping;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Finds the route of a request. The table never changes while the gateway runs and a path is matched without waiting for
 * anything, so the routes are asked in a loop; the framework would make a chain of reactive steps for each of them.
 */
@Component
final class RouteTable extends RoutePredicateHandlerMapping {

    private final List<Route> routes;

    RouteTable(FilteringWebHandler handler, RouteLocator routes, GlobalCorsProperties cors, Environment environment) {
        super(handler, routes, cors, environment);
        this.routes = Objects.requireNonNull(routes.getRoutes().collectList().block());
    }

    @Override
    protected Mono<Route> lookupRoute(ServerWebExchange exchange) {
        for (var route : routes) {
            if (matches(route, exchange)) {
                return Mono.just(route);
            }
        }
        return Mono.empty();
    }

    private static boolean matches(Route route, ServerWebExchange exchange) {
        return Mono.from(route.getPredicate().apply(exchange)).toFuture().getNow(false);
    }
}
