package ly.ptsd.gateway.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import ly.ptsd.platform.problem.ProblemBody;

/**
 * Watches one caller's connection: cuts it off when headers or a body trickle in too slowly or nothing comes at all,
 * and gives a problem as body to what the server answers by itself. One clock per connection looks now and then; a
 * request costs a few assignments.
 */
final class ConnectionGuard extends ChannelDuplexHandler {

    private final PatienceProperties patience;
    private final BareProblems problems;
    private final long pause;

    /** Requests begun and not yet answered. */
    private int pending;

    /** Whether the body of a request is still to come. */
    private boolean receiving;

    /** Whether the answer to the current request has begun. */
    private boolean answering;

    /** Whether somebody wants bytes; if not, it is not the caller who is slow. */
    private boolean wanted;

    private boolean decoded;
    private boolean headersBegun;
    private long since = System.nanoTime();
    private final BodyPace pace;

    ConnectionGuard(PatienceProperties patience, BareProblems problems) {
        this.patience = patience;
        this.problems = problems;
        this.pace = new BodyPace(patience.body(), patience.slowestBody());
        this.pause = Math.min(
                        patience.headers().toNanos(),
                        Math.min(patience.body().toNanos(), patience.idle().toNanos()))
                / 2;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        lookLater(context);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        decoded = true;
        since = System.nanoTime();
        if (message instanceof HttpRequest request) {
            headersBegun = false;
            answering = false;
            if (request.decoderResult().isSuccess() && !isPathOrAddress(request.uri())) {
                ReferenceCountUtil.release(message);
                refuse(context, HttpResponseStatus.BAD_REQUEST);
                return;
            }
            pending++;
            receiving = true;
            pace.begin(since);
        }
        if (message instanceof HttpContent content) {
            pace.came(content.content().readableBytes());
        }
        if (message instanceof LastHttpContent) {
            receiving = false;
        }
        context.fireChannelRead(message);
    }

    /** Neither {@code *} nor an authority: nothing here is answered about the server as a whole, nothing is tunnelled. */
    private static boolean isPathOrAddress(String target) {
        return target.startsWith("/") || target.regionMatches(true, 0, "http", 0, 4);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (decoded) {
            wanted = false;
            pace.notWanted(since);
        } else if (isWaiting() && !headersBegun) {
            headersBegun = true;
            since = System.nanoTime();
        }
        decoded = false;
        context.fireChannelReadComplete();
    }

    @Override
    public void read(ChannelHandlerContext context) {
        if (!wanted) {
            wanted = true;
            if (receiving) {
                since = System.nanoTime();
                pace.wanted(since);
            }
        }
        context.read();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!(message instanceof HttpResponse) && !(message instanceof LastHttpContent)) {
            context.write(message, promise);
            return;
        }
        if (isBareError(message)) {
            var problem = problems.of(((FullHttpResponse) message).status());
            ReferenceCountUtil.release(message);
            note(context, problem);
            context.write(problem, promise.unvoid()).addListener(ChannelFutureListener.CLOSE);
        } else {
            note(context, message);
            context.write(message, promise);
        }
    }

    /** Only what never reached a filter has no request id. */
    private static boolean isBareError(Object message) {
        return message instanceof FullHttpResponse response
                && response.status().code() >= 400
                && !response.content().isReadable()
                && !response.headers().contains(ProblemBody.REQUEST_ID_HEADER);
    }

    private void note(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpResponse response) {
            if (response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
                context.pipeline().remove(this);
                return;
            }
            if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                return;
            }
            answering = true;
        }
        if (message instanceof LastHttpContent && pending > 0 && --pending == 0) {
            since = System.nanoTime();
        }
    }

    private boolean isWaiting() {
        return pending == 0 && !receiving;
    }

    private void lookLater(ChannelHandlerContext context) {
        context.executor().schedule(() -> look(context), pause, TimeUnit.NANOSECONDS);
    }

    private void look(ChannelHandlerContext context) {
        if (!context.channel().isActive() || context.isRemoved()) {
            return;
        }
        if (isWaiting() && headersBegun && longerThan(patience.headers())) {
            refuse(context, HttpResponseStatus.REQUEST_TIMEOUT);
        } else if (isWaiting() && !headersBegun && longerThan(patience.idle())) {
            context.close();
        } else if (receiving && ((wanted && longerThan(patience.body())) || pace.isTooSlow(System.nanoTime()))) {
            refuse(context, HttpResponseStatus.REQUEST_TIMEOUT);
        } else {
            lookLater(context);
        }
    }

    private boolean longerThan(Duration limit) {
        return System.nanoTime() - since > limit.toNanos();
    }

    private void refuse(ChannelHandlerContext context, HttpResponseStatus status) {
        if (answering || pending > 1) {
            context.close();
        } else {
            context.writeAndFlush(problems.of(status)).addListener(LingeringClose.INSTANCE);
        }
    }
}
