package ly.ptsd.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.threeten.extra.MutableClock;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class VerifiedTokensTests {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final MutableClock clock = MutableClock.of(START, ZoneOffset.UTC);
    private final AtomicInteger checks = new AtomicInteger();
    private final VerifiedTokens tokens = new VerifiedTokens(token -> Mono.fromCallable(() -> check(token)), clock);

    private Jwt check(String token) {
        checks.incrementAndGet();
        var expiry = START.plus(Duration.ofMinutes(10));
        if (!token.startsWith("good") || clock.instant().isAfter(expiry)) {
            throw new BadJwtException("no");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject(token)
                .expiresAt(expiry)
                .build();
    }

    @Test
    void checksTheSameTokenOnce() {
        tokens.decode("good").block();
        var again = tokens.decode("good").block();

        assertThat(again).isNotNull();
        assertThat(checks).hasValue(1);
    }

    @Test
    void tellsTokensApart() {
        tokens.decode("good-one").block();
        var other = tokens.decode("good-two").block();

        assertThat(other).isNotNull().extracting(Jwt::getSubject).isEqualTo("good-two");
    }

    @Test
    void refusesARememberedTokenOnceItExpired() {
        tokens.decode("good").block();
        clock.setInstant(START.plus(Duration.ofMinutes(11)));

        StepVerifier.create(tokens.decode("good")).verifyError(BadJwtException.class);
    }

    @Test
    void neverRemembersARefusedToken() {
        StepVerifier.create(tokens.decode("bad")).verifyError(BadJwtException.class);
        StepVerifier.create(tokens.decode("bad")).verifyError(BadJwtException.class);

        assertThat(checks).hasValue(2);
    }
}
