package ly.ptsd.gateway.accesslog;

import io.netty.util.AttributeKey;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.channel.ChannelOperations;

/** Tells the connection which exchange it is serving, so that the line at its end knows route and account. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AccessLogFilter implements WebFilter {

    static final AttributeKey<ServerWebExchange> EXCHANGE = AttributeKey.valueOf(AccessLogFilter.class, "exchange");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (AccessLogHandler.log.isInfoEnabled()
                && exchange.getRequest() instanceof AbstractServerHttpRequest request
                && request.getNativeRequest() instanceof ChannelOperations<?, ?> operations) {
            operations.channel().attr(EXCHANGE).set(exchange);
        }
        return chain.filter(exchange);
    }
}
