package ly.ptsd.gateway.access;

import ly.ptsd.platform.problem.Problem;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets only operators on; stands behind the check of the access token. */
@Component
public final class OperatorFilter implements GatewayFilter {

    private static final String ROLE = "operator";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var holder = Holder.of(exchange);
        return holder != null && holder.roles().contains(ROLE)
                ? chain.filter(exchange)
                : Mono.error(new Problem(403, "forbidden", "This is not yours to do."));
    }
}
