package ly.ptsd.platform.jwt;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The keys with which a service signs its tokens (RS256), shared by its replicas through its own table
 * {@code signing_key}, the private parts encrypted with a secret from outside the database.
 *
 * <p>A new key is published at once and signs only when everybody has had the time to learn it; the old one stays
 * published until what it signed has expired. Nothing here needs one replica to lead: each looks at the table, and the
 * same next key is made once.
 */
public final class SigningKeys {

    /** How long a key set may be kept by those who read it. The overlap must be longer. */
    public static final Duration JWKS_LIFE = Duration.ofMinutes(5);

    /** No token lives longer, so that a key that leaves can be removed. */
    public static final Duration LONGEST_TOKEN = Duration.ofMinutes(10);

    /** How soon this replica knows what another one did to the keys. */
    static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

    private record Seen(KeyRing ring, Instant at) {}

    private final SigningKeyRows rows;
    private final Duration rotation;
    private final Duration overlap;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Seen seen;

    /**
     * @param rotation how old the newest key may become
     * @param overlap how long a new key is published before it signs
     * @throws WrongSigningSecret when the stored keys were encrypted with another secret
     */
    public SigningKeys(JdbcClient jdbc, String secret, Duration rotation, Duration overlap, Clock clock) {
        if (overlap.compareTo(JWKS_LIFE.plus(LOOK_AGAIN)) <= 0) {
            throw new IllegalArgumentException("ptsd.signing-overlap must be longer than " + JWKS_LIFE
                    + ", for which others keep the published keys, and is " + overlap);
        }
        this.rows = new SigningKeyRows(jdbc, new SecretBox(secret));
        this.rotation = rotation;
        this.overlap = overlap;
        this.clock = clock;
        if (rows.all().isEmpty()) {
            rows.add(1, clock.instant());
        }
        this.seen = look();
    }

    /** A token to complete with issuer, subject, audience and claims; its type, times, id and signature are set. */
    public JwtBuilder token(String type, Duration life) {
        if (life.compareTo(LONGEST_TOKEN) > 0) {
            throw new IllegalArgumentException("a token lives at most " + LONGEST_TOKEN);
        }
        var now = clock.instant();
        var key = ring().signing(now);
        return Jwts.builder()
                .header()
                .type(type)
                .keyId(key.id())
                .and()
                .id(UUID.randomUUID().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(life)))
                .signWith(key.secret(), Jwts.SIG.RS256);
    }

    /** The public keys as a JWK Set (RFC 7517, section 5), good for {@link #JWKS_LIFE}. */
    public Map<String, Object> jwks() {
        return ring().published(clock.instant()).toJSONObject();
    }

    public JWKSource<SecurityContext> source() {
        return (selector, _) -> selector.select(ring().published(clock.instant()));
    }

    /** Every key with its use, oldest first; no private part. */
    List<KeyView> list() {
        var now = clock.instant();
        var ring = refreshed().ring();
        return ring.keys().stream()
                .map(key -> new KeyView(key.id(), key.madeAt(), ring.signsFrom(key), ring.useOf(key, now)))
                .toList();
    }

    /** Makes the next key, unless one is waiting already. */
    void rotate() {
        var ring = refreshed().ring();
        if (ring.useOf(ring.newest(), clock.instant()) != KeyRing.Use.WAITING) {
            addAfter(ring);
        }
    }

    /** For a key that others may know: a new one signs at once, and whatever the old ones signed is void. */
    void retire() {
        var old = refreshed().ring();
        addAfter(old);
        old.keys().forEach(rows::remove);
        refreshed();
        log.warn("signing keys retired: count={}", old.keys().size());
    }

    /** Makes the next key when it is time, and removes those that are over. May be done by any replica at any time. */
    void tend() {
        var now = clock.instant();
        var ring = refreshed().ring();
        if (!now.isBefore(ring.newest().madeAt().plus(rotation))) {
            addAfter(ring);
        }
        ring.keys().stream()
                .filter(key -> ring.useOf(key, now) == KeyRing.Use.OVER)
                .forEach(rows::remove);
    }

    private void addAfter(KeyRing ring) {
        rows.add(ring.newest().number() + 1, clock.instant());
        log.info("signing key made: kid={}", refreshed().ring().newest().id());
    }

    /** What was seen lately; while the database does not answer, what was seen last. */
    private KeyRing ring() {
        if (clock.instant().isAfter(seen.at().plus(LOOK_AGAIN)) && looking.tryLock()) {
            try {
                seen = look();
            } catch (DataAccessException | WrongSigningSecret unreadable) {
                log.warn("signing keys cannot be looked at: {}", unreadable.toString());
                seen = new Seen(seen.ring(), clock.instant());
            } finally {
                looking.unlock();
            }
        }
        return seen.ring();
    }

    private Seen refreshed() {
        seen = look();
        return seen;
    }

    private Seen look() {
        return new Seen(new KeyRing(rows.all(), overlap), clock.instant());
    }

    /** A key as operators see it. */
    record KeyView(String kid, Instant madeAt, Instant signsFrom, KeyRing.Use use) {}
}
