package ly.ptsd.user.session;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import ly.ptsd.user.account.AccountId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Who is still signed in. Each sign-in starts a family of refresh tokens; each use of one rotates it (RFC 9700, 4.14).
 * A family lives at most {@link #ABSOLUTE}, an unused token {@link #IDLE}. Two tabs may present the same token within
 * {@link #GRACE}: both get a successor that works. Later than that it is a copy, and the family ends.
 */
@Component
public class Sessions {

    static final Duration ABSOLUTE = Duration.ofDays(90);
    static final Duration IDLE = Duration.ofDays(30);
    static final Duration GRACE = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    /** A token that is good until then. */
    public record Started(RefreshToken token, Instant until) {}

    private record Stored(
            byte[] family,
            AccountId account,
            Instant expiresAt,
            @Nullable Instant rotatedAt,
            Instant familyExpiresAt,
            boolean revoked) {}

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    Sessions(JdbcClient jdbc, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Started start(AccountId account) {
        var now = clock.instant();
        var family = randomId();
        return transaction.execute(status -> {
            jdbc.sql("INSERT INTO refresh_family (id, account_id, started_at, expires_at) VALUES (?, ?, ?, ?)")
                    .params(family, account.bytes(), utc(now), utc(now.plus(ABSOLUTE)))
                    .update();
            return issue(family, now, now.plus(ABSOLUTE));
        });
    }

    /** Rotates the token. Callers of one family take turns: the row of the family is locked meanwhile. */
    Refresh refresh(RefreshToken token) {
        var outcome = transaction.execute(
                status -> stored(token).map(known -> rotate(token, known)).orElseGet(Refresh.Ended::new));
        if (outcome instanceof Refresh.Replayed(AccountId account)) {
            log.warn("refresh token replayed, family ended account={}", account);
        }
        return outcome;
    }

    /** Ends the token's family; a token that nobody knows changes nothing. */
    void end(RefreshToken token) {
        jdbc.sql("""
                        UPDATE refresh_family SET revoked_at = ?
                         WHERE revoked_at IS NULL AND id = (SELECT family_id FROM refresh_token WHERE hash = ?)
                        """).params(utc(clock.instant()), token.hash()).update();
    }

    private Refresh rotate(RefreshToken token, Stored stored) {
        var now = clock.instant();
        if (stored.revoked() || !now.isBefore(stored.expiresAt()) || !now.isBefore(stored.familyExpiresAt())) {
            return new Refresh.Ended();
        }
        var rotatedAt = stored.rotatedAt();
        if (rotatedAt == null) {
            jdbc.sql("UPDATE refresh_token SET rotated_at = ? WHERE hash = ?")
                    .params(utc(now), token.hash())
                    .update();
        } else if (now.isAfter(rotatedAt.plus(GRACE))) {
            jdbc.sql("UPDATE refresh_family SET revoked_at = ? WHERE id = ?")
                    .params(utc(now), stored.family())
                    .update();
            return new Refresh.Replayed(stored.account());
        }
        var successor = issue(stored.family(), now, stored.familyExpiresAt());
        return new Refresh.Continued(stored.account(), successor.token(), successor.until());
    }

    private Started issue(byte[] family, Instant now, Instant familyExpiresAt) {
        var token = RefreshToken.random();
        var idle = now.plus(IDLE);
        var until = idle.isBefore(familyExpiresAt) ? idle : familyExpiresAt;
        jdbc.sql("INSERT INTO refresh_token (hash, family_id, expires_at) VALUES (?, ?, ?)")
                .params(token.hash(), family, utc(until))
                .update();
        return new Started(token, until);
    }

    private Optional<Stored> stored(RefreshToken token) {
        return jdbc.sql("""
                        SELECT t.family_id, t.expires_at, t.rotated_at,
                               f.account_id, f.expires_at AS family_expires_at, f.revoked_at
                          FROM refresh_token t JOIN refresh_family f ON f.id = t.family_id
                         WHERE t.hash = ? FOR UPDATE
                        """)
                .param(token.hash())
                .query((row, number) -> new Stored(
                        row.getBytes("family_id"),
                        AccountId.of(row.getBytes("account_id")),
                        row.getObject("expires_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        instantOrNull(row, "rotated_at"),
                        row.getObject("family_expires_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        row.getObject("revoked_at") != null))
                .optional();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static byte[] randomId() {
        var id = UUID.randomUUID();
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
