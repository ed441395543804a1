package ly.ptsd.gateway.edge;

import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Mono;
import reactor.netty.channel.ChannelOperations;

/**
 * Answers that the gateway gives by itself wait for the connection's next turn. Given at once, while the end of the
 * request is still being read, they make the server forget to read the next request on that connection: its caller
 * waits in vain.
 */
public final class NextTurn {

    private NextTurn() {}

    public static Mono<Void> of(ServerHttpRequest request) {
        var original = request;
        while (original instanceof ServerHttpRequestDecorator decorator) {
            original = decorator.getDelegate();
        }
        return original instanceof AbstractServerHttpRequest server
                        && server.getNativeRequest() instanceof ChannelOperations<?, ?> operations
                ? Mono.create(sink -> operations.channel().eventLoop().execute(sink::success))
                : Mono.empty();
    }
}
