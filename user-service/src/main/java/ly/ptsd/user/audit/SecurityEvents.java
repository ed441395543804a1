package ly.ptsd.user.audit;

import static ly.ptsd.user.database.Columns.bytes;
import static ly.ptsd.user.database.Columns.instant;
import static ly.ptsd.user.database.Columns.utc;
import static ly.ptsd.user.database.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.device.Device;
import ly.ptsd.user.device.Requester;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to every account's safety during the past year. Events go when their account goes. */
@Component
public class SecurityEvents {

    static final int PAGE = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    public SecurityEvents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Writes the event in the caller's transaction, so that the change and its record stand or fall together.
     *
     * @param requester who did it; null where nobody did, such as a task
     */
    public void record(AccountId account, EventKind kind, @Nullable Provider provider, @Nullable Requester requester) {
        var now = clock.instant();
        Device device = requester == null ? null : requester.device();
        jdbc.sql("""
                        INSERT INTO security_event
                               (id, account_id, happened_at, kind, provider, browser, os, device_kind, address)
                        VALUES (:id, :account, :now, :kind, :provider, :browser, :os, :device, :address)
                        """)
                .param("id", bytes(EventIds.at(now)))
                .param("account", account.bytes())
                .param("now", utc(now))
                .param("kind", kind.name())
                .param("provider", provider == null ? null : provider.id())
                .param("browser", device == null ? null : device.browser())
                .param("os", device == null ? null : device.os())
                .param("device", device == null ? null : device.kind().name())
                .param("address", requester == null ? null : requester.address())
                .update();
    }

    /** @param before the {@code next} of the page before; null for the latest events */
    public EventPage page(AccountId account, @Nullable UUID before) {
        var found = jdbc.sql("""
                        SELECT id, happened_at, kind, provider, browser, os, device_kind, address FROM security_event
                         WHERE account_id = :account AND (:before IS NULL OR id < :before)
                         ORDER BY id DESC LIMIT :limit
                        """)
                .param("account", account.bytes())
                .param("before", before == null ? null : bytes(before))
                .param("limit", PAGE + 1)
                .query((row, number) -> event(row))
                .list();
        return found.size() <= PAGE
                ? new EventPage(found, null)
                : new EventPage(found.subList(0, PAGE), found.get(PAGE - 1).id());
    }

    /** What the owner has to be told and has not yet seen, latest first. */
    public List<Notice> notices(AccountId account) {
        return jdbc.sql("""
                        SELECT id, kind, happened_at FROM security_event
                         WHERE account_id = :account AND kind = :kind AND seen_at IS NULL ORDER BY id DESC
                        """)
                .param("account", account.bytes())
                .param("kind", Notice.Kind.REFRESH_TOKEN_REUSED.name())
                .query((row, number) -> new Notice(
                        uuid(row.getBytes("id")),
                        Notice.Kind.valueOf(row.getString("kind")),
                        instant(row, "happened_at")))
                .list();
    }

    /** The owner has seen it; again is as good as once. @return whether the account has such a notice */
    public boolean seen(AccountId account, UUID notice) {
        return jdbc.sql("""
                        UPDATE security_event SET seen_at = COALESCE(seen_at, :now)
                         WHERE id = :id AND account_id = :account AND kind = :kind
                        """)
                        .param("now", utc(clock.instant()))
                        .param("id", bytes(notice))
                        .param("account", account.bytes())
                        .param("kind", Notice.Kind.REFRESH_TOKEN_REUSED.name())
                        .update()
                == 1;
    }

    private static SecurityEvent event(ResultSet row) throws SQLException {
        var provider = row.getString("provider");
        return new SecurityEvent(
                uuid(row.getBytes("id")),
                instant(row, "happened_at"),
                EventKind.valueOf(row.getString("kind")),
                provider == null ? null : Provider.of(provider).orElse(null),
                Device.in(row),
                row.getString("address"));
    }
}
