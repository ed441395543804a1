package ly.ptsd.gateway.access;

import ly.ptsd.platform.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** A bearer token in the Authorization header (RFC 6750, 2.1); no other place is looked at. */
final class Bearer {

    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    static Mono<String> token(ServerHttpRequest request) {
        var header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Mono.error(new Problem(401, "token_missing", "This needs a token."));
        }
        return Mono.just(header.substring(SCHEME.length()).strip());
    }

    static Mono<Jwt> check(ReactiveJwtDecoder decoder, String token) {
        return decoder.decode(token)
                .onErrorMap(BadJwtException.class, refused -> invalid())
                .onErrorMap(
                        failure -> !(failure instanceof Problem),
                        failure -> new Problem(503, "server_unreachable", "Tokens cannot be checked at the moment."));
    }

    static Problem invalid() {
        return new Problem(401, "token_invalid", "The token is not valid here, or no longer.");
    }
}
