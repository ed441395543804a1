package ly.ptsd.user.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Whether an ID token is of now. It was made a moment ago, so one from the future, or one that is over already, says
 * that a clock is wrong: the provider's or ours.
 */
final class IdTokenTimes implements OAuth2TokenValidator<Jwt> {

    static final String CLOCK_SKEW = "clock_skew";

    private final Clock clock;
    private final Duration leeway;

    IdTokenTimes(Clock clock, Duration leeway) {
        this.clock = clock;
        this.leeway = leeway;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        var now = clock.instant();
        var early = isAfter(token.getIssuedAt(), now.plus(leeway)) || isAfter(token.getNotBefore(), now.plus(leeway));
        var late = token.getExpiresAt() == null || token.getExpiresAt().isBefore(now.minus(leeway));
        return early || late
                ? OAuth2TokenValidatorResult.failure(new OAuth2Error(
                        CLOCK_SKEW,
                        "iat=%s exp=%s now=%s".formatted(token.getIssuedAt(), token.getExpiresAt(), now),
                        null))
                : OAuth2TokenValidatorResult.success();
    }

    private static boolean isAfter(@Nullable Instant time, Instant limit) {
        return time != null && time.isAfter(limit);
    }
}
