package ly.ptsd.gateway.edge;

import java.util.concurrent.atomic.AtomicLong;
import ly.ptsd.platform.problem.Problem;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What an API call may send, declared or not; uploads go to media servers, whose own limits hold. */
@Component
public final class BodyLimitFilter implements GatewayFilter {

    private static final long MOST = DataSize.ofMegabytes(1).toBytes();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var request = exchange.getRequest();
        if (request.getHeaders().getContentLength() > MOST) {
            return Mono.error(tooLarge());
        }
        return chain.filter(exchange.mutate().request(new Counted(request)).build());
    }

    private static Problem tooLarge() {
        return new Problem(413, "body_too_large", "The request is too large.");
    }

    /** A body that ends with a problem once it is longer than it may be. */
    private static final class Counted extends ServerHttpRequestDecorator {

        Counted(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            var length = new AtomicLong();
            return super.getBody().handle((buffer, sink) -> {
                if (length.addAndGet(buffer.readableByteCount()) > MOST) {
                    DataBufferUtils.release(buffer);
                    sink.error(tooLarge());
                } else {
                    sink.next(buffer);
                }
            });
        }
    }
}
