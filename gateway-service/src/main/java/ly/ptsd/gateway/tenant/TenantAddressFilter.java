package ly.ptsd.gateway.tenant;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;

import java.net.URI;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Sends a request to the tenant's own media server; path and query stay as the caller encoded them. */
@Component
public final class TenantAddressFilter implements GatewayFilter, Ordered {

    private final TenantAddresses addresses;

    TenantAddressFilter(TenantAddresses addresses) {
        this.addresses = addresses;
    }

    /** Right after the gateway has worked out the URL it would have called. */
    @Override
    public int getOrder() {
        return RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var tenant = TenantId.of(exchange);
        return addresses.find(tenant).flatMap(there -> {
            exchange.getAttributes().put(GATEWAY_REQUEST_URL_ATTR, target(exchange, there));
            return chain.filter(exchange).doOnError(gone -> addresses.forget(tenant));
        });
    }

    /** By name: {@link TenantConnections} finds the address. */
    private static URI target(ServerWebExchange exchange, Answer.At there) {
        return UriComponentsBuilder.fromUri(exchange.getRequest().getURI())
                .scheme(there.address().getScheme())
                .host(there.host())
                .port(there.address().getPort())
                .build(true)
                .toUri();
    }
}
