package ly.ptsd.user.farewell;

import static ly.ptsd.user.database.Columns.instant;
import static ly.ptsd.user.database.Columns.utc;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import ly.ptsd.platform.messages.AccountDeleted;
import ly.ptsd.platform.messages.outbox.Outbox;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.user.account.Account;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.account.Accounts;
import ly.ptsd.user.audit.EventKind;
import ly.ptsd.user.audit.SecurityEvents;
import ly.ptsd.user.device.Requester;
import ly.ptsd.user.picture.Pictures;
import ly.ptsd.user.session.AccountSessions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Ends accounts, after a time in which their owners may sign in and think better of it. */
@Component
public class AccountDeletion {

    private static final Logger log = LoggerFactory.getLogger(AccountDeletion.class);

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Accounts accounts;
    private final AccountSessions sessions;
    private final Pictures pictures;
    private final SecurityEvents events;
    private final Outbox outbox;
    private final FarewellProperties properties;
    private final Clock clock;

    AccountDeletion(
            JdbcClient jdbc,
            TransactionOperations transaction,
            Accounts accounts,
            AccountSessions sessions,
            Pictures pictures,
            SecurityEvents events,
            Outbox outbox,
            FarewellProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.accounts = accounts;
        this.sessions = sessions;
        this.pictures = pictures;
        this.events = events;
        this.outbox = outbox;
        this.properties = properties;
        this.clock = clock;
    }

    /** When the account ends; empty when nobody asked for it. */
    public Optional<Instant> deletesAt(AccountId account) {
        return jdbc.sql("SELECT deletes_at FROM account_deletion WHERE account_id = ?")
                .param(account.bytes())
                .query((row, number) -> instant(row, "deletes_at"))
                .optional();
    }

    /**
     * Asks for the end. All sessions but the given one end at once. Asked for again, the day stays the same.
     *
     * @param confirm the account's name, as a sign that this is meant
     * @throws Problem confirmation_wrong
     */
    Instant ask(AccountId account, String confirm, @Nullable UUID session, Requester requester) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!locked(account).name().equals(confirm)) {
                throw new Problem(422, "confirmation_wrong", "This is not the name of the account.");
            }
            return deletesAt(account).orElseGet(() -> askFirst(account, session, requester));
        }));
    }

    /** Thinks better of it. Without having asked nothing changes. */
    void withdraw(AccountId account, Requester requester) {
        transaction.executeWithoutResult(status -> {
            locked(account);
            int withdrawn = jdbc.sql("DELETE FROM account_deletion WHERE account_id = ?")
                    .param(account.bytes())
                    .update();
            if (withdrawn == 1) {
                touch(account);
                events.record(account, EventKind.DELETION_WITHDRAWN, null, requester);
            }
        });
    }

    /** Those whose time has come. */
    List<AccountId> due() {
        return jdbc.sql("SELECT account_id FROM account_deletion WHERE deletes_at <= ? ORDER BY deletes_at")
                .param(utc(clock.instant()))
                .query((row, number) -> AccountId.of(row.getBytes("account_id")))
                .list();
    }

    /**
     * Removes the account and everything that hangs on it, and tells the other services, all in one transaction. Not
     * when its owner has thought better of it meanwhile; done already, nothing happens.
     */
    void carryOut(AccountId account) {
        transaction.executeWithoutResult(status -> find(account).ifPresent(found -> {
            if (deletesAt(account).filter(at -> !clock.instant().isBefore(at)).isEmpty()) {
                return;
            }
            pictures.release(account);
            outbox.add(new AccountDeleted(UUID.randomUUID(), found.version(), clock.instant(), account.value()));
            jdbc.sql("DELETE FROM account WHERE id = ?").param(account.bytes()).update();
            log.info("account deleted account={}", account);
        }));
    }

    private Instant askFirst(AccountId account, @Nullable UUID session, Requester requester) {
        var now = clock.instant();
        jdbc.sql("INSERT INTO account_deletion (account_id, asked_at, deletes_at) VALUES (?, ?, ?)")
                .params(account.bytes(), utc(now), utc(now.plus(properties.deletionGrace())))
                .update();
        touch(account);
        events.record(account, EventKind.DELETION_ASKED, null, requester);
        sessions.endOthers(account, session, requester);
        log.info("account deletion asked for account={}", account);
        return deletesAt(account).orElseThrow();
    }

    private Account locked(AccountId account) {
        return find(account).orElseThrow(() -> new Problem(404, "not_found", "There is no such account."));
    }

    /** Asking, thinking better of it and carrying out take turns. */
    private Optional<Account> find(AccountId account) {
        jdbc.sql("SELECT id FROM account WHERE id = ? FOR UPDATE")
                .param(account.bytes())
                .query((row, number) -> row.getBytes("id"))
                .optional();
        return accounts.find(account);
    }

    private void touch(AccountId account) {
        jdbc.sql("UPDATE account SET version = version + 1 WHERE id = ?")
                .param(account.bytes())
                .update();
    }
}
