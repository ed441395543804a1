package ly.ptsd.gateway.edge;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ALREADY_ROUTED_ATTR;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Asks again, wherever the name leads by then, when a task of a rolling update has just gone. Either nothing was sent, or
 * the request was safe (RFC 9110, 9.2.1) and no answer had begun: nothing can happen twice. No body needs to be kept,
 * which the framework's own Retry would do.
 */
@Component
final class ConnectAgainFilter implements GlobalFilter, Ordered {

    private static final int TIMES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** Around nothing but the call itself. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        // what a retry needs is made only once something failed: this is on the way of every request
        return chain.filter(exchange)
                .onErrorResume(failure -> mayBeRepeated(exchange, failure), failure -> again(exchange, chain));
    }

    private static Mono<Void> again(ServerWebExchange exchange, GatewayFilterChain chain) {
        var attempt = Mono.defer(() -> {
            exchange.getAttributes().remove(GATEWAY_ALREADY_ROUTED_ATTR);
            return chain.filter(exchange);
        });
        return Mono.delay(FIRST_PAUSE)
                .then(attempt)
                .retryWhen(Retry.backoff(TIMES - 1, FIRST_PAUSE.multipliedBy(2))
                        .maxBackoff(LONGEST_PAUSE)
                        .filter(failure -> mayBeRepeated(exchange, failure))
                        .onRetryExhaustedThrow((retry, signal) -> signal.failure()));
    }

    private static boolean mayBeRepeated(ServerWebExchange exchange, Throwable failure) {
        var method = exchange.getRequest().getMethod();
        boolean safe = method == HttpMethod.GET || method == HttpMethod.HEAD;
        boolean notSent = failure instanceof ConnectException || failure instanceof UnknownHostException;
        return notSent
                || (safe
                        && failure instanceof IOException
                        && !Impostor.isBehind(failure)
                        && !exchange.getResponse().isCommitted());
    }
}
