package ly.ptsd.gateway.limit;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The buckets in Redis, one for each caller and quota, shared by all gateways; and whether they can be reached. */
@Component
class Buckets implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Buckets.class);

    private static final String KEY = "ptsd:limit:";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> LEASE = RedisScript.of(new ClassPathResource("redis/lease.lua"), List.class);

    private final ReactiveStringRedisTemplate redis;
    private final Disposable looking;
    private volatile boolean reachable;

    Buckets(ReactiveStringRedisTemplate redis, MeterRegistry meters) {
        this.redis = redis;
        meters.gauge("ptsd.limits.redis.reachable", this, buckets -> buckets.reachable ? 1 : 0);
        look().block();
        this.looking = Flux.interval(BETWEEN_LOOKS)
                .onBackpressureDrop()
                .concatMap(tick -> look())
                .subscribe();
    }

    /** As of a second ago, or of the last lease. */
    boolean reachable() {
        return reachable;
    }

    /** @param used what was given on credit, taken whatever the bucket holds */
    Mono<Allowance.Lease> lease(Quota quota, String caller, int used, int wanted) {
        return redis.execute(
                        LEASE,
                        List.of(KEY + quota.name() + ":" + caller),
                        List.of(
                                String.valueOf(quota.capacity()),
                                String.valueOf(quota.tokens()),
                                String.valueOf(quota.period().toMillis()),
                                String.valueOf(used),
                                String.valueOf(wanted)))
                .next()
                .timeout(PATIENCE)
                .map(answer -> new Allowance.Lease(
                        (int) number(answer, 0), number(answer, 1), Duration.ofMillis(number(answer, 2))))
                .doOnError(this::lost);
    }

    private static long number(List<?> answer, int at) {
        return ((Number) answer.get(at)).longValue();
    }

    private Mono<String> look() {
        return redis.execute(ReactiveRedisConnection::ping)
                .next()
                .timeout(PATIENCE)
                .doOnNext(pong -> found())
                .onErrorResume(failure -> {
                    lost(failure);
                    return Mono.empty();
                });
    }

    private void found() {
        if (!reachable) {
            log.info("requests are counted");
        }
        reachable = true;
    }

    private void lost(Throwable failure) {
        if (reachable) {
            log.warn("requests cannot be counted, sign-in attempts are refused: {}", failure.toString());
        }
        reachable = false;
    }

    @Override
    public void destroy() {
        looking.dispose();
    }
}
