package ly.ptsd.gateway.access;

import java.util.List;
import ly.ptsd.gateway.tenant.TenantId;
import ly.ptsd.platform.problem.Problem;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.Ordered;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimAccessor;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Lets through to a tenant's media server only what was made for that tenant: its owner's media token or a playback
 * grant. An access token never goes there: a media server that was taken over collects nothing that opens another door.
 */
@Component
public final class MediaTokenFilter implements GatewayFilter, Ordered {

    private final TokenKinds kinds;

    MediaTokenFilter(TokenKinds kinds) {
        this.kinds = kinds;
    }

    /** Before the tenant's address is looked up. */
    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var tenant = TenantId.of(exchange);
        return Bearer.token(exchange.getRequest())
                .flatMap(token -> Bearer.check(kinds.mediaOrGrant(token), token))
                .flatMap(token -> madeFor(tenant, token))
                .doOnNext(token -> Holder.keep(exchange, token))
                .then(chain.filter(exchange));
    }

    /** A wrong tenant is answered as an unknown one. */
    private static Mono<Jwt> madeFor(TenantId tenant, Jwt token) {
        JwtClaimAccessor claims = token;
        List<String> audience = claims.getClaimAsStringList("aud");
        return audience != null && audience.contains(TokenKinds.MEDIA_AUDIENCE + tenant.value())
                ? Mono.just(token)
                : Mono.error(unknown());
    }

    private static Problem unknown() {
        return new Problem(404, "tenant_unknown", "There is no such media server.");
    }
}
