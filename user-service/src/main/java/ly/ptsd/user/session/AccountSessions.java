package ly.ptsd.user.session;

import static ly.ptsd.user.database.Columns.bytes;
import static ly.ptsd.user.database.Columns.instant;
import static ly.ptsd.user.database.Columns.utc;
import static ly.ptsd.user.database.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.audit.EventKind;
import ly.ptsd.user.audit.SecurityEvents;
import ly.ptsd.user.device.Device;
import ly.ptsd.user.device.Requester;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The sessions of one account, for its owner to see and to end. */
@Component
public class AccountSessions {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final SecurityEvents events;
    private final Clock clock;

    public AccountSessions(JdbcClient jdbc, TransactionOperations transaction, SecurityEvents events, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** Those that can still be used, the latest used first. */
    public List<SessionView> list(AccountId account, @Nullable UUID current) {
        return jdbc.sql("""
                        SELECT f.id, f.browser, f.os, f.device_kind, f.started_at, f.expires_at,
                               COALESCE(f.last_used_at, f.started_at) AS used_at,
                               COALESCE(f.provider, (SELECT MIN(i.provider) FROM identity i
                                                      WHERE i.account_id = f.account_id)) AS provider
                          FROM refresh_family f
                         WHERE f.account_id = :account AND f.revoked_at IS NULL AND f.expires_at > :now
                         ORDER BY used_at DESC, f.id
                        """)
                .param("account", account.bytes())
                .param("now", utc(clock.instant()))
                .query((row, number) -> view(row, current))
                .list();
    }

    public boolean isAlive(AccountId account, UUID session) {
        return list(account, null).stream().anyMatch(one -> one.id().equals(session));
    }

    /** @return whether the account had that session */
    public boolean end(AccountId account, UUID session, Requester requester) {
        return ended(account, "id = :session", session, requester);
    }

    /** Ends all but the one that is to be kept; with null all. */
    public void endOthers(AccountId account, @Nullable UUID kept, Requester requester) {
        ended(account, ":session IS NULL OR id <> :session", kept, requester);
    }

    private boolean ended(AccountId account, String which, @Nullable UUID session, Requester requester) {
        return Objects.requireNonNull(transaction.execute(status -> {
            int ended = jdbc.sql("""
                            UPDATE refresh_family SET revoked_at = :now
                             WHERE account_id = :account AND revoked_at IS NULL AND expires_at > :now AND (%s)
                            """.formatted(which))
                    .param("now", utc(clock.instant()))
                    .param("account", account.bytes())
                    .param("session", session == null ? null : bytes(session))
                    .update();
            if (ended > 0) {
                events.record(account, EventKind.SESSION_ENDED, null, requester);
            }
            return ended > 0;
        }));
    }

    private static SessionView view(ResultSet row, @Nullable UUID current) throws SQLException {
        var id = uuid(row.getBytes("id"));
        return new SessionView(
                id,
                id.equals(current),
                Objects.requireNonNull(Device.in(row)),
                Provider.of(row.getString("provider")).orElseThrow(),
                instant(row, "started_at"),
                instant(row, "used_at"),
                instant(row, "expires_at"));
    }
}
