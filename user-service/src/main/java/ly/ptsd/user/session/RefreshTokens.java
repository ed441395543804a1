package ly.ptsd.user.session;

import static ly.ptsd.user.database.Columns.bytes;
import static ly.ptsd.user.database.Columns.instantOrNull;
import static ly.ptsd.user.database.Columns.utc;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ly.ptsd.user.database.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tokens of all families. Whoever writes here holds the lock on the family's row, and holds it first. */
final class RefreshTokens {

    /** A token as it is remembered. */
    record Remembered(Instant expiresAt, @Nullable Instant rotatedAt, boolean superseded) {}

    private final JdbcClient jdbc;

    RefreshTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UUID> family(RefreshToken token) {
        return jdbc.sql("SELECT family_id FROM refresh_token WHERE hash = ?")
                .param(token.hash())
                .query((row, number) -> Columns.uuid(row.getBytes("family_id")))
                .optional();
    }

    Optional<Remembered> find(RefreshToken token) {
        return jdbc.sql("SELECT expires_at, rotated_at, superseded FROM refresh_token WHERE hash = ?")
                .param(token.hash())
                .query((row, number) -> new Remembered(
                        Columns.instant(row, "expires_at"),
                        instantOrNull(row, "rotated_at"),
                        row.getBoolean("superseded")))
                .optional();
    }

    void rotated(RefreshToken token, Instant now) {
        jdbc.sql("UPDATE refresh_token SET rotated_at = ? WHERE hash = ?")
                .params(utc(now), token.hash())
                .update();
    }

    /** Whether there are successors, and nobody has ever presented one of them: they got lost on their way. */
    boolean successorsWereLost(RefreshToken token) {
        return jdbc.sql("""
                        SELECT COUNT(*) AS made, COUNT(rotated_at) AS used FROM refresh_token WHERE parent = ?
                        """)
                .param(token.hash())
                .query((row, number) -> row.getInt("made") > 0 && row.getInt("used") == 0)
                .single();
    }

    void supersedeSuccessors(RefreshToken token) {
        jdbc.sql("UPDATE refresh_token SET superseded = TRUE WHERE parent = ?")
                .param(token.hash())
                .update();
    }

    RefreshToken issue(UUID family, @Nullable RefreshToken parent, Instant until) {
        var token = RefreshToken.random();
        jdbc.sql("INSERT INTO refresh_token (hash, family_id, expires_at, parent) VALUES (?, ?, ?, ?)")
                .param(1, token.hash())
                .param(2, bytes(family))
                .param(3, utc(until))
                .param(4, parent == null ? null : parent.hash())
                .update();
        return token;
    }
}
