package ly.ptsd.gateway.passage;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import ly.ptsd.platform.problem.ProblemBody;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClientResponse;

/**
 * Hands the answer's body on: a small one in one piece together with the head, events as they happen, everything else as
 * it comes and as fast as the caller takes it. It stands for the framework's {@code NettyWriteResponseFilter}.
 */
@Component
final class ServiceAnswer implements GlobalFilter, Ordered {

    private static final int SMALL = 64 * 1024;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    @Override
    public int getOrder() {
        return NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange)
                .then(Mono.defer(() -> write(exchange)))
                .doOnError(failure -> hangUp(exchange))
                .doOnCancel(() -> hangUp(exchange));
    }

    private static Mono<Void> write(ServerWebExchange exchange) {
        HttpClientResponse answer = exchange.getAttribute(CLIENT_RESPONSE_ATTR);
        Connection connection = exchange.getAttribute(CLIENT_RESPONSE_CONN_ATTR);
        if (answer == null || connection == null) {
            return Mono.empty();
        }
        var response = exchange.getResponse();
        var buffers = (NettyDataBufferFactory) response.bufferFactory();
        var body = connection.inbound().receive();
        if (isSmall(answer, exchange.getRequest().getMethod())) {
            return response.writeWith(body.aggregate()
                    .retain()
                    .<DataBuffer>map(buffers::wrap)
                    .doOnError(cut -> forget(answer.responseHeaders(), exchange)));
        }
        var parts = body.retain().<DataBuffer>map(buffers::wrap);
        return isEvents(answer.responseHeaders())
                ? response.writeAndFlushWith(parts.map(Flux::just))
                : response.writeWith(parts);
    }

    private static boolean isSmall(HttpClientResponse answer, HttpMethod method) {
        int status = answer.status().code();
        int length = answer.responseHeaders().getInt(HttpHeaderNames.CONTENT_LENGTH, 0);
        return method != HttpMethod.HEAD
                && status >= OK
                && status != NO_CONTENT
                && status != NOT_MODIFIED
                && length > 0
                && length <= SMALL;
    }

    private static boolean isEvents(HttpHeaders headers) {
        var type = headers.get(HttpHeaderNames.CONTENT_TYPE);
        return type != null && type.regionMatches(true, 0, "text/event-stream", 0, 17);
    }

    /** Nothing was sent yet: what is said instead is not adorned with the headers of what was cut. */
    private static void forget(HttpHeaders taken, ServerWebExchange exchange) {
        for (var name : taken.names()) {
            if (!name.equalsIgnoreCase(ProblemBody.REQUEST_ID_HEADER)) {
                exchange.getResponse().getHeaders().remove(name);
            }
        }
    }

    private static void hangUp(ServerWebExchange exchange) {
        Connection connection = exchange.getAttribute(CLIENT_RESPONSE_CONN_ATTR);
        if (connection != null) {
            connection.dispose();
        }
    }
}
