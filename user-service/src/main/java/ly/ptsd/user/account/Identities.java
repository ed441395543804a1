package ly.ptsd.user.account;

import static ly.ptsd.user.database.Columns.instant;
import static ly.ptsd.user.database.Columns.instantOrNull;
import static ly.ptsd.user.database.Columns.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The ways into all accounts. Each (issuer, subject) opens one account; an account has at least one. */
@Component
public class Identities {

    /** What comes of unlinking. */
    public sealed interface Unlinking {

        record Unlinked(Provider provider) implements Unlinking {}

        /** Without it nobody could sign in any more. */
        record Last() implements Unlinking {}

        record Unknown() implements Unlinking {}
    }

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    public Identities(JdbcClient jdbc, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The account that the identity opens; what the provider says today is kept. */
    public Optional<AccountId> signedIn(ProviderProfile profile) {
        var account = owner(profile);
        account.ifPresent(id -> jdbc.sql("""
                        UPDATE identity SET email = :email, picture_url = :picture, last_used_at = :now
                         WHERE issuer = :issuer AND subject = :subject
                        """)
                .param("email", profile.email())
                .param("picture", profile.pictureUrl())
                .param("now", utc(clock.instant()))
                .param("issuer", profile.issuer())
                .param("subject", profile.subject())
                .update());
        return account;
    }

    /** The providers of all identities with this address, whatever its case. */
    public List<Provider> withEmail(@Nullable String email) {
        return email == null
                ? List.of()
                : jdbc.sql("SELECT DISTINCT provider FROM identity WHERE email_key = LOWER(?) ORDER BY provider")
                        .param(email)
                        .query((row, number) -> provider(row))
                        .list();
    }

    public boolean hasEmail(AccountId account, @Nullable String email) {
        return jdbc.sql("SELECT COUNT(*) FROM identity WHERE account_id = ? AND email_key = LOWER(?)")
                        .param(1, account.bytes())
                        .param(2, email)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * Gives the account one more way in.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the identity opens an account already
     */
    public void link(AccountId account, ProviderProfile profile) {
        add(account, profile);
        changed(account);
    }

    /** Two at the same time take turns, so that one identity stays. */
    public Unlinking unlink(AccountId account, UUID identity) {
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql("SELECT id FROM account WHERE id = ? FOR UPDATE")
                    .param(account.bytes())
                    .query()
                    .listOfRows();
            var all = of(account);
            return all.stream()
                    .filter(one -> one.id().equals(identity))
                    .findFirst()
                    .map(one -> all.size() == 1 ? new Unlinking.Last() : removed(account, one))
                    .orElseGet(Unlinking.Unknown::new);
        }));
    }

    List<Identity> of(AccountId account) {
        return jdbc.sql("""
                        SELECT provider, issuer, subject, email, picture_url, linked_at, last_used_at FROM identity
                         WHERE account_id = ? ORDER BY linked_at, provider
                        """)
                .param(account.bytes())
                .query((row, number) -> identity(row))
                .list();
    }

    void add(AccountId account, ProviderProfile profile) {
        jdbc.sql("""
                        INSERT INTO identity
                               (issuer, subject, account_id, provider, email, picture_url, linked_at, last_used_at)
                        VALUES (:issuer, :subject, :account, :provider, :email, :picture, :now, :now)
                        """)
                .param("issuer", profile.issuer())
                .param("subject", profile.subject())
                .param("account", account.bytes())
                .param("provider", profile.provider().id())
                .param("email", profile.email())
                .param("picture", profile.pictureUrl())
                .param("now", utc(clock.instant()))
                .update();
    }

    public Optional<AccountId> owner(ProviderProfile profile) {
        return jdbc.sql("SELECT account_id FROM identity WHERE issuer = ? AND subject = ?")
                .params(profile.issuer(), profile.subject())
                .query((row, number) -> AccountId.of(row.getBytes("account_id")))
                .optional();
    }

    private Unlinking removed(AccountId account, Identity identity) {
        jdbc.sql("DELETE FROM identity WHERE issuer = ? AND subject = ?")
                .params(identity.issuer(), identity.subject())
                .update();
        changed(account);
        return new Unlinking.Unlinked(identity.provider());
    }

    private void changed(AccountId account) {
        jdbc.sql("UPDATE account SET version = version + 1 WHERE id = ?")
                .param(account.bytes())
                .update();
    }

    private static Identity identity(ResultSet row) throws SQLException {
        var linkedAt = instant(row, "linked_at");
        var lastUsedAt = instantOrNull(row, "last_used_at");
        return new Identity(
                provider(row),
                row.getString("issuer"),
                row.getString("subject"),
                row.getString("email"),
                row.getString("picture_url"),
                linkedAt,
                lastUsedAt == null ? linkedAt : lastUsedAt);
    }

    private static Provider provider(ResultSet row) throws SQLException {
        return Provider.of(row.getString("provider")).orElseThrow();
    }
}
