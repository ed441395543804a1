package ly.ptsd.gateway.connection;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/**
 * Closes a caller's connection after the last answer, but first its own side only, and drops what still comes: bytes
 * left unread would have the kernel reset the connection, and the answer would be lost on a caller who is still sending
 * (RFC 9112, section 9.6).
 */
final class LingeringClose implements ChannelFutureListener {

    static final LingeringClose INSTANCE = new LingeringClose();

    private static final long SECONDS = 2;

    private LingeringClose() {}

    @Override
    public void operationComplete(ChannelFuture written) {
        var channel = written.channel();
        if (!written.isSuccess()
                || channel.pipeline().get(SslHandler.class) != null
                || !(channel instanceof DuplexChannel duplex)) {
            channel.close();
            return;
        }
        channel.pipeline().addFirst("linger", new Dropping());
        channel.config().setAutoRead(true);
        duplex.shutdownOutput();
        channel.eventLoop().schedule(() -> channel.close(), SECONDS, TimeUnit.SECONDS);
    }

    private static final class Dropping extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            // Nobody above was told of a read.
        }
    }
}
