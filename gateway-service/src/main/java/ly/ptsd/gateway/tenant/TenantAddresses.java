package ly.ptsd.gateway.tenant;

import com.github.benmanes.caffeine.cache.AsyncCacheLoader;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import ly.ptsd.platform.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Where each tenant's media server is reached. aim-service knows; what it said is kept here and in Redis, so that routes
 * survive aim-service being down, and a restart of the gateway meanwhile. However many ask for a tenant, one asks
 * aim-service; and nobody waits while an address that is known is looked up again.
 */
@Component
class TenantAddresses implements AsyncCacheLoader<TenantId, Answer> {

    private static final Logger log = LoggerFactory.getLogger(TenantAddresses.class);

    private static final int TENANTS_AT_MOST = 100_000;
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration KEPT_WITHOUT_ADDRESS = Duration.ofSeconds(2);

    private final AddressDirectory aim;
    private final RememberedAddresses redis;

    private final AsyncLoadingCache<TenantId, Answer> answers = Caffeine.newBuilder()
            .maximumSize(TENANTS_AT_MOST)
            .expireAfter(Expiry.<TenantId, Answer>writing(
                    (tenant, answer) -> answer instanceof Answer.At ? KEPT : KEPT_WITHOUT_ADDRESS))
            .refreshAfterWrite(FRESH)
            .buildAsync(this);

    /** For when nobody else can say: better an old address than none. */
    private final Cache<TenantId, Answer.At> lastKnown =
            Caffeine.newBuilder().maximumSize(TENANTS_AT_MOST).build();

    TenantAddresses(AddressDirectory aim, RememberedAddresses redis) {
        this.aim = aim;
        this.redis = redis;
    }

    /** The address, or a problem: {@code server_not_ready} (503) while it is being made, {@code tenant_unknown}. */
    Mono<Answer.At> find(TenantId tenant) {
        return Mono.fromFuture(() -> answers.get(tenant), true).map(answer -> switch (answer) {
            case Answer.At at -> at;
            case Answer.NotReady() -> throw notReady();
            case Answer.Unknown() -> throw new Problem(404, "tenant_unknown", "There is no such media server.");
        });
    }

    /** Where the media server of this name is, as far as it was ever found. */
    Optional<InetSocketAddress> place(String host) {
        return TenantId.first(host)
                .map(lastKnown::getIfPresent)
                .filter(at -> at.host().equals(host))
                .map(Answer.At::place);
    }

    /** A move that happened; one that was heard too late changes nothing. */
    void moved(TenantId tenant, Answer.At there) {
        var known = lastKnown.getIfPresent(tenant);
        if (known == null || known.generation() <= there.generation()) {
            note(tenant, there);
            answers.synchronous().put(tenant, there);
        }
    }

    /** The address did not answer, or something about the tenant changed: ask again next time. */
    void forget(TenantId tenant) {
        answers.synchronous().invalidate(tenant);
    }

    @Override
    public CompletableFuture<Answer> asyncLoad(TenantId tenant, Executor executor) {
        return aim.ask(tenant)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("an answer without a body")))
                .doOnNext(answer -> note(tenant, answer))
                .onErrorResume(failure -> {
                    log.warn("aim-service does not answer, routing from memory: {}", failure.toString());
                    return remembered(tenant);
                })
                .toFuture()
                .thenApply(Objects::requireNonNull);
    }

    private void note(TenantId tenant, Answer answer) {
        switch (answer) {
            case Answer.At at -> {
                lastKnown.put(tenant, at);
                redis.remember(tenant, at);
            }
            case Answer.NotReady() -> {}
            case Answer.Unknown() -> {
                lastKnown.invalidate(tenant);
                redis.forget(tenant);
            }
        }
    }

    private Mono<Answer> remembered(TenantId tenant) {
        var known = lastKnown.getIfPresent(tenant);
        return known != null
                ? Mono.just(known)
                : redis.find(tenant)
                        .doOnNext(at -> lastKnown.put(tenant, at))
                        .<Answer>map(at -> at)
                        .switchIfEmpty(Mono.error(TenantAddresses::notReady));
    }

    private static Problem notReady() {
        return new Problem(503, "server_not_ready", "The media server is not ready yet.", Duration.ofSeconds(5));
    }
}
