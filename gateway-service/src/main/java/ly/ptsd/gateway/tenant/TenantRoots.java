package ly.ptsd.gateway.tenant;

import java.security.cert.CertificateException;
import java.time.Duration;
import ly.ptsd.gateway.GatewayProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * Keeps up with the roots that aim-service publishes, each long before it signs. They are kept in Redis too, for a
 * gateway that starts while aim-service is down; it waits for them a moment before it answers anybody.
 */
@Component
class TenantRoots implements SmartInitializingSingleton, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(TenantRoots.class);

    private static final String KEY = "ptsd:tenant-ca";
    private static final Duration AIM_PATIENCE = Duration.ofSeconds(2);
    private static final Duration REDIS_PATIENCE = Duration.ofMillis(500);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(1);

    private final WebClient aim;
    private final ReactiveStringRedisTemplate redis;
    private final TenantTrust trust;
    private final Disposable.Swap looking = Disposables.swap();

    TenantRoots(GatewayProperties places, ReactiveStringRedisTemplate redis, TenantTrust trust) {
        this.aim = WebClient.create(places.aimUrl().toString());
        this.redis = redis;
        this.trust = trust;
    }

    @Override
    public void afterSingletonsInstantiated() {
        look().block();
        looking.update(
                Mono.defer(this::pause).then(Mono.defer(this::look)).repeat().subscribe());
    }

    private Mono<Long> pause() {
        return Mono.delay(trust.knowsRoots() ? LOOK_AGAIN : UNTIL_KNOWN);
    }

    private Mono<Void> look() {
        return published().flatMap(this::keep).onErrorResume(failure -> {
            log.warn("aim-service does not say the roots of media servers: {}", failure.toString());
            return trust.knowsRoots() ? Mono.empty() : remembered();
        });
    }

    private Mono<String> published() {
        return aim.get()
                .uri("/internal/tenant-ca.pem")
                .retrieve()
                .bodyToMono(String.class)
                .timeout(AIM_PATIENCE)
                .doOnNext(this::believe);
    }

    private Mono<Void> keep(String pem) {
        return redis.opsForValue().set(KEY, pem).timeout(REDIS_PATIENCE).then().onErrorResume(failure -> {
            log.warn("roots not kept in Redis: {}", failure.toString());
            return Mono.empty();
        });
    }

    private Mono<Void> remembered() {
        return redis.opsForValue()
                .get(KEY)
                .timeout(REDIS_PATIENCE)
                .doOnNext(this::believe)
                .then()
                .onErrorResume(failure -> {
                    log.warn("no roots from Redis: {}", failure.toString());
                    return Mono.empty();
                });
    }

    private void believe(String pem) {
        try {
            trust.believe(pem);
        } catch (CertificateException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Override
    public void destroy() {
        looking.dispose();
    }
}
