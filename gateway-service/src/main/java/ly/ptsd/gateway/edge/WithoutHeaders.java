package ly.ptsd.gateway.edge;

import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** Keeps headers from a service, in the server's own headers: those are what it is sent. */
public final class WithoutHeaders implements GatewayFilter {

    private final List<String> names;

    public WithoutHeaders(String... names) {
        this.names = List.of(names);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        names.forEach(request.requestHeaders()::remove);
        return chain.filter(exchange);
    }
}
