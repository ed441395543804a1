package ly.ptsd.gateway.access;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets nobody on without a valid access token. */
@Component
public final class AccessTokenFilter implements GatewayFilter {

    private final ReactiveJwtDecoder accessTokens;

    AccessTokenFilter(TokenKinds kinds) {
        this.accessTokens = kinds.access();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return Bearer.token(exchange.getRequest())
                .flatMap(token -> Bearer.check(accessTokens, token))
                .doOnNext(token -> Holder.keep(exchange, token))
                .then(chain.filter(exchange));
    }
}
