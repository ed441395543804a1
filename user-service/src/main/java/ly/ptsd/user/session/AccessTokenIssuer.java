package ly.ptsd.user.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import ly.ptsd.platform.jwt.SigningKeys;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.origin.PublicOrigin;
import ly.ptsd.user.role.Roles;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Issues the tokens that open the platform's interfaces for ten minutes, each naming its session. */
@Component
public class AccessTokenIssuer {

    private static final String SESSION = "sid";
    private static final Duration LIFE = Duration.ofMinutes(10);

    record AccessToken(String accessToken, Instant expiresAt) {}

    private final SigningKeys keys;
    private final Roles roles;
    private final PublicOrigin origin;
    private final Clock clock;

    AccessTokenIssuer(SigningKeys keys, Roles roles, PublicOrigin origin, Clock clock) {
        this.keys = keys;
        this.roles = roles;
        this.origin = origin;
        this.clock = clock;
    }

    AccessToken issue(AccountId account, UUID session) {
        var expiresAt = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
        var token = keys.token(OwnTokens.TYPE, LIFE)
                .issuer(origin.toString())
                .subject(account.toString())
                .audience()
                .add(OwnTokens.AUDIENCE)
                .and()
                .claim("roles", roles.of(account))
                .claim(SESSION, session.toString())
                .compact();
        return new AccessToken(token, expiresAt);
    }

    /** The session by which the token was got. */
    public static Optional<UUID> session(Jwt accessToken) {
        return Optional.ofNullable(accessToken.getClaimAsString(SESSION)).map(UUID::fromString);
    }
}
