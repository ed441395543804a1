package ly.ptsd.gateway.route;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
 * anything, so the lines are asked in a loop; the framework would make a chain of reactive steps for each of them.
 */
@Component
public final class RouteTable extends RoutePredicateHandlerMapping {

    private record Entry(LineMatch match, Route route) {}

    private final List<Entry> entries;

    RouteTable(FilteringWebHandler handler, RouteLocator routes, GlobalCorsProperties cors, Environment environment) {
        super(handler, routes, cors, environment);
        var byId = Objects.requireNonNull(routes.getRoutes().collectList().block()).stream()
                .collect(Collectors.toMap(Route::getId, Function.identity()));
        this.entries = Routes.TABLE.stream()
                .map(line -> new Entry(new LineMatch(line), Objects.requireNonNull(byId.get(line.id()))))
                .toList();
    }

    /** The first that matches; null if none does. */
    public @Nullable Route find(ServerWebExchange exchange) {
        for (var entry : entries) {
            if (entry.match().test(exchange)) {
                return entry.route();
            }
        }
        return null;
    }

    @Override
    protected Mono<Route> lookupRoute(ServerWebExchange exchange) {
        return Mono.justOrEmpty(find(exchange));
    }
}
