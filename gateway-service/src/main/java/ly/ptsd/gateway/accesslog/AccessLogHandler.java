package ly.ptsd.gateway.accesslog;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_PREDICATE_MATCHED_PATH_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import ly.ptsd.gateway.access.Holder;
import ly.ptsd.platform.problem.ProblemBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.server.ServerWebExchange;

/**
 * Sees one connection's requests and answers as they are on the wire, also those that never reach a filter, and logs a
 * line for each.
 */
final class AccessLogHandler extends ChannelDuplexHandler {

    static final Logger log = LoggerFactory.getLogger("access");

    private static final int CALLER_LEFT = 499;
    private static final long MILLION = 1_000_000;

    private record Begun(String method, long at) {}

    private final Clock clock;

    /** More than one only when a caller sends the next request before the last one is answered. */
    private final Deque<Begun> begun = new ArrayDeque<>(1);

    private @Nullable HttpResponse answer;
    private long bytes;

    AccessLogHandler(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && log.isInfoEnabled()) {
            var method = request.decoderResult().isSuccess() ? request.method().name() : "-";
            begun.add(new Begun(method, System.nanoTime()));
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response
                && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            answer = response;
            bytes = 0;
        }
        if (answer != null) {
            bytes += length(message);
            if (message instanceof LastHttpContent) {
                write(context, false);
            }
        }
        context.write(message, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        while (!begun.isEmpty()) {
            write(context, true);
        }
        context.fireChannelInactive();
    }

    private static int length(Object message) {
        return switch (message) {
            case ByteBufHolder holder -> holder.content().readableBytes();
            case ByteBuf buffer -> buffer.readableBytes();
            default -> 0;
        };
    }

    private void write(ChannelHandlerContext context, boolean aborted) {
        var exchange = context.channel().attr(AccessLogFilter.EXCHANGE).getAndSet(null);
        var request = begun.poll();
        var ended = answer;
        answer = null;
        if (!log.isInfoEnabled()) {
            return;
        }
        var holder = exchange == null ? null : Holder.of(exchange);
        log.info(
                "{}",
                new AccessLine(
                        clock.millis(),
                        requestId(ended, exchange),
                        request == null ? "-" : request.method(),
                        route(exchange),
                        ended == null ? CALLER_LEFT : ended.status().code(),
                        request == null ? 0 : (System.nanoTime() - request.at()) / MILLION,
                        bytes,
                        aborted,
                        holder == null ? null : holder.subject()));
    }

    private static String route(@Nullable ServerWebExchange exchange) {
        // predicates leave the last pattern they tried, so it counts only with a route
        return exchange == null || exchange.getAttribute(GATEWAY_ROUTE_ATTR) == null
                ? "-"
                : exchange.getAttributeOrDefault(GATEWAY_PREDICATE_MATCHED_PATH_ATTR, "-");
    }

    private static @Nullable String requestId(@Nullable HttpResponse ended, @Nullable ServerWebExchange exchange) {
        if (ended != null) {
            return ended.headers().get(ProblemBody.REQUEST_ID_HEADER);
        }
        return exchange == null ? null : exchange.getResponse().getHeaders().getFirst(ProblemBody.REQUEST_ID_HEADER);
    }
}
