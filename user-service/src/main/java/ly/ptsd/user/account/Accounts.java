package ly.ptsd.user.account;

import static ly.ptsd.user.database.Columns.instant;
import static ly.ptsd.user.database.Columns.utc;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** All accounts. They are found by id here, and by (issuer, subject) among {@link Identities}. */
@Component
public class Accounts {

    private static final Logger log = LoggerFactory.getLogger(Accounts.class);

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Identities identities;
    private final Clock clock;

    public Accounts(JdbcClient jdbc, TransactionOperations transaction, Identities identities, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.identities = identities;
        this.clock = clock;
    }

    /**
     * A new account with its first identity.
     *
     * @throws org.springframework.dao.DuplicateKeyException when somebody has that identity already
     */
    public AccountId create(ProviderProfile profile, Language language) {
        var id = AccountId.random();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("INSERT INTO account (id, name, locale, version, created_at) VALUES (?, ?, ?, 1, ?)")
                    .params(
                            id.bytes(),
                            AccountName.from(profile.name(), language),
                            language.tag(),
                            utc(clock.instant()))
                    .update();
            identities.add(id, profile);
        });
        log.info(
                "account created account={} provider={}", id, profile.provider().id());
        return id;
    }

    /** One question after the other: whoever held two connections at once would wait for others that do the same. */
    public Optional<Account> find(AccountId id) {
        var linked = identities.of(id);
        return jdbc.sql("SELECT name, locale, version, created_at FROM account WHERE id = ?")
                .param(id.bytes())
                .query((row, number) -> new Account(
                        id,
                        row.getString("name"),
                        Language.of(row.getString("locale")),
                        row.getInt("version"),
                        instant(row, "created_at"),
                        linked))
                .optional();
    }

    /**
     * Changes what is given and leaves the rest. One statement, so that two changes at the same time are both kept.
     *
     * @param expected the version that the change was made for, or null for any
     * @return whether the account is there in that version
     */
    public boolean change(
            AccountId id, @Nullable String name, @Nullable Language language, @Nullable Integer expected) {
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
}
