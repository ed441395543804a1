package ly.ptsd.gateway.passage;

import static org.springframework.cloud.gateway.support.RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.isAlreadyRouted;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.setAlreadyRouted;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Hands a request on to its service and takes the head of the answer; the body waits until the filters around this one
 * have seen the head. It stands for the framework's {@code NettyRoutingFilter} and leaves the same attributes, but works
 * in the server's own headers, and what has no body is sent in one piece.
 */
@Component
final class ServiceCall implements GlobalFilter, Ordered {

    private static final String NO_BODY = "0";

    private final HttpClient services;

    ServiceCall(HttpClient services) {
        this.services = services;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (isAlreadyRouted(exchange)) {
            return chain.filter(exchange);
        }
        setAlreadyRouted(exchange);
        HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        var answer = sender(request, exchange)
                .responseConnection((head, connection) -> {
                    take(exchange, head, connection);
                    return Mono.<Void>empty();
                })
                .then();
        Route route = exchange.getRequiredAttribute(GATEWAY_ROUTE_ATTR);
        return route.getMetadata().get(RESPONSE_TIMEOUT_ATTR) instanceof Long patience && patience > 0
                ? Mono.firstWithSignal(answer, tooLate(request, patience))
                : answer;
    }

    private HttpClient.ResponseReceiver<?> sender(HttpServerRequest request, ServerWebExchange exchange) {
        URI target = exchange.getRequiredAttribute(GATEWAY_REQUEST_URL_ATTR);
        var sender = services.headers(headers -> {
                    EndToEnd.copy(request.requestHeaders(), headers);
                    headers.remove(HttpHeaderNames.HOST);
                })
                .request(request.method())
                .uri(target);
        return hasBody(request.requestHeaders())
                ? sender.send(
                        (to, out) -> out.send(exchange.getRequest().getBody().map(NettyDataBufferFactory::toByteBuf)))
                : sender;
    }

    private static boolean hasBody(HttpHeaders headers) {
        var length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        return length == null ? headers.contains(HttpHeaderNames.TRANSFER_ENCODING) : !NO_BODY.equals(length);
    }

    /** On the connection's own loop: an alarm that is always taken back is not worth waking another thread. */
    private static Mono<Void> tooLate(HttpServerRequest request, long millis) {
        var loop = ((ChannelOperations<?, ?>) request).channel().eventLoop();
        return Mono.create(sink -> {
            var alarm =
                    loop.schedule(() -> sink.error(new TimeoutException("no answer")), millis, TimeUnit.MILLISECONDS);
            sink.onDispose(() -> alarm.cancel(false));
        });
    }

    private static void take(ServerWebExchange exchange, HttpClientResponse answer, Connection connection) {
        exchange.getAttributes().put(CLIENT_RESPONSE_ATTR, answer);
        exchange.getAttributes().put(CLIENT_RESPONSE_CONN_ATTR, connection);
        exchange.getResponse()
                .setStatusCode(HttpStatusCode.valueOf(answer.status().code()));
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        EndToEnd.copy(answer.responseHeaders(), response.responseHeaders());
        if (response.responseHeaders().contains(HttpHeaderNames.CONTENT_LENGTH)) {
            response.responseHeaders().remove(HttpHeaderNames.TRANSFER_ENCODING);
        }
    }
}
