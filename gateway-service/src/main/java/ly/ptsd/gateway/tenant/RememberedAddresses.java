package ly.ptsd.gateway.tenant;

import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Addresses in Redis, for a gateway that starts while aim-service is down. Nobody waits for them to be written. */
@Component
class RememberedAddresses {

    private static final Logger log = LoggerFactory.getLogger(RememberedAddresses.class);

    private static final String KEY = "ptsd:route:";
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ReactiveStringRedisTemplate redis;

    RememberedAddresses(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
    }

    void remember(TenantId tenant, Answer.At there) {
        inBackground(redis.opsForValue()
                .set(
                        KEY + tenant.value(),
                        "%s %s %s".formatted(there.generation(), there.host(), there.address()),
                        KEPT));
    }

    void forget(TenantId tenant) {
        inBackground(redis.delete(KEY + tenant.value()));
    }

    /** Empty when nothing is remembered, or Redis does not say. */
    Mono<Answer.At> find(TenantId tenant) {
        return redis.opsForValue()
                .get(KEY + tenant.value())
                .timeout(PATIENCE)
                .map(text -> text.split(" ", 3))
                .map(parts -> new Answer.At(URI.create(parts[2]), parts[1], Integer.parseInt(parts[0])))
                .onErrorResume(failure -> {
                    log.warn("no address from Redis: {}", failure.toString());
                    return Mono.empty();
                });
    }

    private static void inBackground(Mono<?> command) {
        command.timeout(PATIENCE)
                .subscribe(done -> {}, failure -> log.warn("address not kept in Redis: {}", failure.toString()));
    }
}
