package ly.ptsd.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Remembers for a short while which tokens were found good: a browser sends the same one with every request, and
 * checking a signature costs more than all else the gateway does. A remembered token is still refused once it expired,
 * and after {@link #KEPT} the signature is checked again, so that a retired key stops counting.
 */
final class VerifiedTokens implements ReactiveJwtDecoder {

    private static final Duration KEPT = Duration.ofSeconds(60);

    private final ReactiveJwtDecoder checking;
    private final Clock clock;
    private final Cache<String, Jwt> good =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).build();

    VerifiedTokens(ReactiveJwtDecoder checking, Clock clock) {
        this.checking = checking;
        this.clock = clock;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        var known = good.getIfPresent(token);
        var expiry = known == null ? null : known.getExpiresAt();
        if (known != null && expiry != null && clock.instant().isBefore(expiry)) {
            return Mono.just(known);
        }
        return checking.decode(token).doOnNext(jwt -> good.put(token, jwt));
    }
}
