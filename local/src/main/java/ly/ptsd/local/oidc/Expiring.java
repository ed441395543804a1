package ly.ptsd.local.oidc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Things kept under an unguessable key for a while. */
final class Expiring<T> {

    private final Map<String, Kept<T>> kept = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Duration life;

    private record Kept<T>(T thing, Instant until) {}

    Expiring(Clock clock, Duration life) {
        this.clock = clock;
        this.life = life;
    }

    void put(String key, T thing) {
        Instant now = clock.instant();
        kept.values().removeIf(old -> old.until().isBefore(now));
        kept.put(key, new Kept<>(thing, now.plus(life)));
    }

    Optional<T> find(String key) {
        return alive(kept.get(key));
    }

    /** Takes it away, so that nobody can do so again. */
    Optional<T> take(String key) {
        return alive(kept.remove(key));
    }

    private Optional<T> alive(@Nullable Kept<T> found) {
        return Optional.ofNullable(found)
                .filter(it -> it.until().isAfter(clock.instant()))
                .map(Kept::thing);
    }
}
