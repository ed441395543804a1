package ly.ptsd.user.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** All accounts, found by (issuer, subject) or by id. */
@Component
public class Accounts {

    private static final Logger log = LoggerFactory.getLogger(Accounts.class);

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    Accounts(JdbcClient jdbc, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The account of somebody whom a provider has just vouched for: the known one, with what the provider says today,
     * or a new one. Two first sign-ins at the same time end in one account.
     */
    public AccountId signedIn(ProviderProfile profile, Language language) {
        return found(profile).orElseGet(() -> {
            try {
                return created(profile, language);
            } catch (DuplicateKeyException otherWasFirst) {
                return found(profile).orElseThrow(() -> otherWasFirst);
            }
        });
    }

    public Optional<Account> find(AccountId id) {
        return jdbc.sql("SELECT name, locale, version, created_at FROM account WHERE id = ?")
                .param(id.bytes())
                .query((row, number) -> new Account(
                        id,
                        row.getString("name"),
                        Language.of(row.getString("locale")),
                        row.getInt("version"),
                        instant(row, "created_at"),
                        identities(id)))
                .optional();
    }

    /**
     * Changes what is given and leaves the rest. One statement, so that two changes at the same time are both kept.
     *
     * @param expected the version that the change was made for, or null for any
     * @return whether the account is there in that version
     */
    boolean change(AccountId id, @Nullable String name, @Nullable Language language, @Nullable Integer expected) {
        return jdbc.sql("""
                        UPDATE account
                           SET name = COALESCE(:name, name), locale = COALESCE(:locale, locale), version = version + 1
                         WHERE id = :id AND version = COALESCE(:expected, version)
                        """)
                        .param("name", name)
                        .param("locale", language == null ? null : language.tag())
                        .param("id", id.bytes())
                        .param("expected", expected)
                        .update()
                == 1;
    }

    private Optional<AccountId> found(ProviderProfile profile) {
        var known = jdbc.sql("SELECT account_id FROM identity WHERE issuer = ? AND subject = ?")
                .params(profile.issuer(), profile.subject())
                .query((row, number) -> AccountId.of(row.getBytes("account_id")))
                .optional();
        known.ifPresent(
                id -> jdbc.sql("UPDATE identity SET email = ?, picture_url = ? WHERE issuer = ? AND subject = ?")
                        .param(1, profile.email())
                        .param(2, profile.pictureUrl())
                        .param(3, profile.issuer())
                        .param(4, profile.subject())
                        .update());
        return known;
    }

    private AccountId created(ProviderProfile profile, Language language) {
        var id = AccountId.random();
        var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("INSERT INTO account (id, name, locale, version, created_at) VALUES (?, ?, ?, 1, ?)")
                    .params(id.bytes(), AccountName.from(profile.name(), language), language.tag(), now)
                    .update();
            jdbc.sql("""
                            INSERT INTO identity
                                   (issuer, subject, account_id, provider, email, picture_url, linked_at)
                            VALUES (:issuer, :subject, :account, :provider, :email, :picture, :now)
                            """)
                    .param("issuer", profile.issuer())
                    .param("subject", profile.subject())
                    .param("account", id.bytes())
                    .param("provider", profile.provider().id())
                    .param("email", profile.email())
                    .param("picture", profile.pictureUrl())
                    .param("now", now)
                    .update();
        });
        log.info(
                "account created account={} provider={}", id, profile.provider().id());
        return id;
    }

    private List<Account.Identity> identities(AccountId id) {
        return jdbc.sql("""
                        SELECT provider, email, picture_url, linked_at FROM identity
                         WHERE account_id = ? ORDER BY linked_at, provider
                        """)
                .param(id.bytes())
                .query((row, number) -> new Account.Identity(
                        Provider.of(row.getString("provider")).orElseThrow(),
                        row.getString("email"),
                        row.getString("picture_url"),
                        instant(row, "linked_at")))
                .list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
