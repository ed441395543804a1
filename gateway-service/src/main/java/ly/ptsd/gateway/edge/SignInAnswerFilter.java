package ly.ptsd.gateway.edge;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR;

import java.time.Duration;
import ly.ptsd.platform.problem.Problem;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

/** Takes a refusal by user-service from a browser that signs in, as {@link SignInReturn} takes the gateway's own. */
public final class SignInAnswerFilter implements GatewayFilter, Ordered {

    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    /** Inside of what writes the answer out, outside of what fetches it. */
    @Override
    public int getOrder() {
        return 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange).then(Mono.defer(() -> checked(exchange)));
    }

    private static Mono<Void> checked(ServerWebExchange exchange) {
        var status = exchange.getResponse().getStatusCode();
        if (status == null || !SignInReturn.applies(exchange.getRequest(), status.value())) {
            return Mono.empty();
        }
        Connection upstream = exchange.getAttribute(CLIENT_RESPONSE_CONN_ATTR);
        if (upstream != null) {
            upstream.dispose();
        }
        exchange.getResponse().getHeaders().clear();
        return Mono.error(new Problem(status.value(), "server_unreachable", "Signing in was refused.", A_MOMENT));
    }
}
