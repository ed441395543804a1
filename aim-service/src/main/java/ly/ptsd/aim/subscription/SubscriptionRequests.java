package ly.ptsd.aim.subscription;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import ly.ptsd.aim.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was asked for under which idempotency key, and what came of it. */
@Component
public class SubscriptionRequests {

    private final JdbcClient jdbc;
    private final Clock clock;

    SubscriptionRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public record Known(byte[] requestHash, UUID subscription) {

        public boolean isFor(String request) {
            return MessageDigest.isEqual(requestHash, hash(request));
        }
    }

    public Optional<Known> find(UUID account, String key) {
        return jdbc.sql("""
                SELECT request_hash, subscription_id FROM subscription_request
                WHERE account_id = ? AND idempotency_key = ?""")
                .params(Columns.of(account), key)
                .query((row, _) -> new Known(row.getBytes("request_hash"), Columns.uuid(row, "subscription_id")))
                .optional();
    }

    /**
     * @param request everything that makes it another request than the next one
     * @throws org.springframework.dao.DuplicateKeyException when the key was used in the meantime
     */
    public void add(UUID account, String key, String request, UUID subscription) {
        jdbc.sql("""
                INSERT INTO subscription_request (account_id, idempotency_key, request_hash, subscription_id, created_at)
                VALUES (?, ?, ?, ?, ?)""")
                .params(Columns.of(account), key, hash(request), Columns.of(subscription), Columns.of(clock.instant()))
                .update();
    }

    void forget(UUID account) {
        jdbc.sql("DELETE FROM subscription_request WHERE account_id = ?")
                .param(Columns.of(account))
                .update();
    }

    private static byte[] hash(String request) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
