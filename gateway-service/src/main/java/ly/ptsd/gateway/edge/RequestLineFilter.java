package ly.ptsd.gateway.edge;

import java.util.Set;
import ly.ptsd.platform.problem.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses an ambiguous path before any route is chosen by it, and methods that no service has. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
final class RequestLineFilter implements WebFilter {

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (!METHODS.contains(request.getMethod())) {
            return Mono.error(new Problem(405, "method_not_allowed", "This method is not allowed here."));
        }
        return PlainPath.is(request.getURI().getRawPath())
                ? chain.filter(exchange)
                : Mono.error(new Problem(400, "request_invalid", "The path is not plain."));
    }
}
