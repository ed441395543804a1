package ly.ptsd.user.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import ly.ptsd.platform.jwt.SigningKeys;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.origin.PublicOrigin;
import org.springframework.stereotype.Component;

/** Issues the tokens that open the platform's interfaces for ten minutes. */
@Component
class AccessTokenIssuer {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final List<String> ROLES = List.of("subscriber");

    record AccessToken(String accessToken, Instant expiresAt) {}

    private final SigningKeys keys;
    private final PublicOrigin origin;
    private final Clock clock;

    AccessTokenIssuer(SigningKeys keys, PublicOrigin origin, Clock clock) {
        this.keys = keys;
        this.origin = origin;
        this.clock = clock;
    }

    AccessToken issue(AccountId account) {
        var expiresAt = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
        var token = keys.token(OwnTokens.TYPE, LIFE)
                .issuer(origin.toString())
                .subject(account.toString())
                .audience()
                .add(OwnTokens.AUDIENCE)
                .and()
                .claim("roles", ROLES)
                .compact();
        return new AccessToken(token, expiresAt);
    }
}
