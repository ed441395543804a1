package ly.ptsd.platform.jwt;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys that an issuer publishes. They are kept for {@link #FRESH} and fetched anew for a key that is not among
 * them, so that a new key is known as soon as it is used; but a caller who makes up key ids cannot make us ask more
 * often than every {@link #ASK_AGAIN}. While the issuer does not answer, what it published goes on counting for
 * {@link #OUTAGE}: longer than any token lives.
 */
final class PublishedKeys implements JWKSource<SecurityContext> {

    static final Duration FRESH = SigningKeys.JWKS_LIFE;
    static final Duration ASK_AGAIN = Duration.ofSeconds(10);
    static final Duration ASK_AGAIN_AFTER_FAILURE = Duration.ofSeconds(1);
    static final Duration OUTAGE = Duration.ofMinutes(30);

    private record Fetched(Map<String, JWK> keys, Instant at) {

        boolean isYoungerThan(Duration age, Instant now) {
            return now.isBefore(at.plus(age));
        }

        /** The key as a set that holds nothing else, or nothing at all. */
        List<JWK> only(String id) {
            var key = keys.get(id);
            return key == null ? List.of() : List.of(key);
        }
    }

    private final Supplier<CompletableFuture<String>> issuer;
    private final Clock clock;
    private volatile Fetched held = new Fetched(Map.of(), Instant.EPOCH);
    private volatile Instant askFrom = Instant.EPOCH;
    private CompletableFuture<Fetched> latest = CompletableFuture.completedFuture(held);

    /** @param issuer asks for the JWK Set (RFC 7517, section 5) */
    PublishedKeys(Supplier<CompletableFuture<String>> issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    static PublishedKeys at(URI jwkSet) {
        return new PublishedKeys(new JwkSetClient(jwkSet), Clock.systemUTC());
    }

    /** Empty for a token that names no key, and for a key that the issuer does not publish. */
    CompletableFuture<List<JWK>> find(@Nullable String keyId) {
        if (keyId == null) {
            return CompletableFuture.completedFuture(List.of());
        }
        var now = clock.instant();
        var known = held;
        if (known.isYoungerThan(FRESH, now) && known.keys().containsKey(keyId)) {
            return CompletableFuture.completedFuture(known.only(keyId));
        }
        return ask(now).handle((fetched, failure) -> {
            if (failure == null) {
                return fetched.only(keyId);
            }
            if (known.isYoungerThan(OUTAGE, now) && known.keys().containsKey(keyId)) {
                return known.only(keyId);
            }
            throw failure instanceof CompletionException wrapped ? wrapped : new CompletionException(failure);
        });
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws RemoteKeySourceException {
        var ids = selector.getMatcher().getKeyIDs();
        var keyId = ids == null || ids.isEmpty() ? null : ids.iterator().next();
        try {
            return selector.select(new JWKSet(find(keyId).join()));
        } catch (CompletionException unreachable) {
            throw new RemoteKeySourceException("the issuer's keys cannot be fetched", unreachable.getCause());
        }
    }

    /** Asks the issuer, or answers what it answered last when it was asked a moment ago. */
    private synchronized CompletableFuture<Fetched> ask(Instant now) {
        if (latest.isDone() && !now.isBefore(askFrom)) {
            askFrom = now.plus(ASK_AGAIN);
            latest =
                    issuer.get().thenApply(json -> new Fetched(keys(json), now)).whenComplete(this::keep);
        }
        return latest;
    }

    private void keep(@Nullable Fetched fetched, @Nullable Throwable failure) {
        if (fetched != null) {
            held = fetched;
        } else {
            askFrom = clock.instant().plus(ASK_AGAIN_AFTER_FAILURE);
        }
    }

    private static Map<String, JWK> keys(String json) {
        try {
            return JWKSet.parse(json).getKeys().stream()
                    .filter(key -> key.getKeyID() != null)
                    .collect(Collectors.toMap(JWK::getKeyID, Function.identity(), (one, _) -> one));
        } catch (ParseException exception) {
            throw new CompletionException(exception);
        }
    }
}
