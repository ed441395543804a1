package ly.ptsd.gateway.tenant;

import io.netty.resolver.AddressResolverGroup;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.transport.TransportConfig;

/**
 * Connects to media servers where aim-service said they are, and keeps their connections apart. No name server knows a
 * media server's name; it is given its address here, and the pool keeps connections by name, address and port. So one
 * that was made for a tenant serves nobody else, whoever gets the address later, and none is left over after a move.
 */
final class TenantConnections implements ConnectionProvider {

    private final ConnectionProvider pool;
    private final TenantAddresses addresses;

    TenantConnections(ConnectionProvider pool, TenantAddresses addresses) {
        this.pool = pool;
        this.addresses = addresses;
    }

    @Override
    public Mono<? extends Connection> acquire(
            TransportConfig config,
            ConnectionObserver observer,
            @Nullable Supplier<? extends SocketAddress> remote,
            @Nullable AddressResolverGroup<?> resolver) {
        return pool.acquire(config, observer, remote == null ? null : () -> place(remote.get()), resolver);
    }

    private SocketAddress place(SocketAddress asked) {
        return asked instanceof InetSocketAddress named
                ? addresses.place(named.getHostString()).orElse(named)
                : asked;
    }

    @Override
    public void disposeWhen(SocketAddress address) {
        pool.disposeWhen(address);
    }

    @Override
    public void dispose() {
        pool.dispose();
    }

    @Override
    public boolean isDisposed() {
        return pool.isDisposed();
    }

    @Override
    public Mono<Void> disposeLater() {
        return pool.disposeLater();
    }

    @Override
    public int maxConnections() {
        return pool.maxConnections();
    }

    @Override
    public @Nullable Map<SocketAddress, Integer> maxConnectionsPerHost() {
        return pool.maxConnectionsPerHost();
    }

    @Override
    public @Nullable Builder mutate() {
        return pool.mutate();
    }

    @Override
    public @Nullable String name() {
        return pool.name();
    }
}
