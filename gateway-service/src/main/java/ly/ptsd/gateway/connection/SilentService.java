package ly.ptsd.gateway.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.ReadTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Gives up a connection to a service on which nothing moves, either way. */
final class SilentService extends IdleStateHandler {

    SilentService(Duration patience) {
        super(0, 0, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        context.fireExceptionCaught(ReadTimeoutException.INSTANCE);
        context.close();
    }
}
