package ly.ptsd.gateway.edge;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ALREADY_ROUTED_ATTR;

import java.net.ConnectException;
import java.time.Duration;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Connects once more, to wherever the name leads by then, when a task of a rolling update has just gone. Nothing was
 * sent yet, so nothing can happen twice, and no body needs to be kept, which the framework's own Retry would do.
 */
@Component
final class ConnectAgainFilter implements GlobalFilter, Ordered {

    private static final Retry CONNECT_AGAIN = Retry.backoff(4, Duration.ofMillis(100))
            .maxBackoff(Duration.ofSeconds(1))
            .filter(ConnectException.class::isInstance)
            .onRetryExhaustedThrow((retry, signal) -> signal.failure());

    /** Around nothing but the call itself. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return Mono.defer(() -> {
                    exchange.getAttributes().remove(GATEWAY_ALREADY_ROUTED_ATTR);
                    return chain.filter(exchange);
                })
                .retryWhen(CONNECT_AGAIN);
    }
}
