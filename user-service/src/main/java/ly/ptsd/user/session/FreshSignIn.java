package ly.ptsd.user.session;

import static ly.ptsd.user.database.Columns.bytes;
import static ly.ptsd.user.database.Columns.utc;

import java.time.Clock;
import java.util.UUID;
import ly.ptsd.platform.jwt.Caller;
import ly.ptsd.platform.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * What decides who gets into an account is changed only by somebody who has just signed in, so that a browser left open
 * or a stolen token is not enough (OWASP ASVS 5, 7.5.1).
 */
@Component
public class FreshSignIn {

    private final JdbcClient jdbc;
    private final SessionProperties life;
    private final Clock clock;

    public FreshSignIn(JdbcClient jdbc, SessionProperties life, Clock clock) {
        this.jdbc = jdbc;
        this.life = life;
        this.clock = clock;
    }

    /**
     * @return the session of the token
     * @throws Problem token_invalid when the token names none; sign_in_not_fresh when it began too long ago, or is over
     */
    public UUID demand(Jwt accessToken) {
        var session = AccessTokenIssuer.session(accessToken)
                .orElseThrow(() -> new Problem(401, "token_invalid", "The token names no session."));
        boolean fresh = jdbc.sql("""
                        SELECT 1 FROM refresh_family
                         WHERE id = :session AND account_id = :account AND revoked_at IS NULL AND started_at > :earliest
                        """)
                .param("session", bytes(session))
                .param("account", bytes(Caller.of(accessToken).account()))
                .param("earliest", utc(clock.instant().minus(life.fresh())))
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!fresh) {
            throw new Problem(403, "sign_in_not_fresh", "Sign in once more before you change this.");
        }
        return session;
    }
}
