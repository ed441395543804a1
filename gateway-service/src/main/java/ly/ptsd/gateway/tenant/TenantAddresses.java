package ly.ptsd.gateway.tenant;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.net.URI;
import java.time.Duration;
import ly.ptsd.gateway.GatewayProperties;
import ly.ptsd.platform.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Where each tenant's media server is reached. aim-service knows; the answer is kept for half a minute here and for a
 * week in Redis, so that routes survive a restart of the gateway while aim-service is down.
 */
@Component
public class TenantAddresses {

    private static final Logger log = LoggerFactory.getLogger(TenantAddresses.class);

    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final Duration KEPT_WITHOUT_ADDRESS = Duration.ofSeconds(2);
    private static final Duration KEPT_IN_REDIS = Duration.ofDays(7);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String KEY = "ptsd:route:";

    /** What is known of a tenant, including that there is nothing to reach. */
    private sealed interface Answer {
        record At(URI address) implements Answer {}

        record NotReady() implements Answer {}

        record Unknown() implements Answer {}
    }

    private record FromAim(URI address, int generation) {}

    private final WebClient aim;
    private final ReactiveStringRedisTemplate redis;
    private final AsyncCache<TenantId, Answer> cache = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfter(Expiry.<TenantId, Answer>writing(
                    (tenant, answer) -> answer instanceof Answer.At ? KEPT : KEPT_WITHOUT_ADDRESS))
            .buildAsync();

    TenantAddresses(GatewayProperties places, ReactiveStringRedisTemplate redis) {
        this.aim = WebClient.create(places.aimUrl().toString());
        this.redis = redis;
    }

    /** The address, or a problem: {@code server_not_ready} (503) while it is being made, {@code tenant_unknown}. */
    Mono<URI> find(TenantId tenant) {
        return Mono.fromFuture(
                        () -> cache.get(tenant, (key, executor) -> look(key).toFuture()), true)
                .map(answer -> switch (answer) {
                    case Answer.At at -> at.address();
                    case Answer.NotReady() -> throw notReady();
                    case Answer.Unknown() -> throw new Problem(404, "tenant_unknown", "There is no such media server.");
                });
    }

    /** A newer address is known for certain. */
    void moved(TenantId tenant, URI address) {
        cache.synchronous().put(tenant, new Answer.At(address));
        remember(tenant, address).subscribe();
    }

    /** The address did not answer: ask again next time. */
    void forget(TenantId tenant) {
        cache.synchronous().invalidate(tenant);
    }

    private Mono<Answer> look(TenantId tenant) {
        return aim.get()
                .uri("/internal/tenants/{tenant}/address", tenant.value())
                .exchangeToMono(response -> read(tenant, response))
                .timeout(PATIENCE)
                .onErrorResume(failure -> remembered(tenant, failure));
    }

    private Mono<Answer> read(TenantId tenant, ClientResponse response) {
        if (response.statusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
            return response.releaseBody().thenReturn(new Answer.Unknown());
        }
        if (response.statusCode().isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)) {
            return response.releaseBody().thenReturn(new Answer.NotReady());
        }
        if (!response.statusCode().is2xxSuccessful()) {
            return response.createError();
        }
        return response.bodyToMono(FromAim.class)
                .flatMap(found -> remember(tenant, found.address()).thenReturn(new Answer.At(found.address())));
    }

    private Mono<Boolean> remember(TenantId tenant, URI address) {
        return redis.opsForValue()
                .set(KEY + tenant.value(), address.toString(), KEPT_IN_REDIS)
                .timeout(PATIENCE)
                .onErrorResume(failure -> {
                    log.warn("route not kept in Redis: {}", failure.toString());
                    return Mono.just(false);
                });
    }

    private Mono<Answer> remembered(TenantId tenant, Throwable failure) {
        log.warn("aim-service does not answer, routing from memory: {}", failure.toString());
        return redis.opsForValue()
                .get(KEY + tenant.value())
                .timeout(PATIENCE)
                .<Answer>map(address -> new Answer.At(URI.create(address)))
                .switchIfEmpty(Mono.error(TenantAddresses::notReady))
                .onErrorMap(lost -> !(lost instanceof Problem), lost -> notReady());
    }

    private static Problem notReady() {
        return new Problem(503, "server_not_ready", "The media server is not ready yet.", Duration.ofSeconds(5));
    }
}
