package ly.ptsd.user.picture;

import static ly.ptsd.user.database.Columns.utc;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.platform.tasks.StoredTasks;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.audit.EventKind;
import ly.ptsd.user.audit.SecurityEvents;
import ly.ptsd.user.device.Requester;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The pictures that accounts have. A row is written before its object and removed after it, so whatever stops in
 * between, every object has a row, and one that is nobody's picture goes when its row says.
 */
@Component
public class Pictures {

    /** As many bytes as an upload may have. */
    public static final int MOST_BYTES = UploadedPicture.MOST_BYTES;

    /** An upload that is not finished by then never will be. */
    static final Duration UNFINISHED = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final PictureStore store;
    private final SecurityEvents events;
    private final StoredTasks tasks;
    private final Clock clock;

    Pictures(
            JdbcClient jdbc,
            TransactionOperations transaction,
            PictureStore store,
            SecurityEvents events,
            StoredTasks tasks,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.store = store;
        this.events = events;
        this.tasks = tasks;
        this.clock = clock;
    }

    public Optional<PictureId> of(AccountId account) {
        return jdbc.sql("SELECT id FROM picture WHERE account_id = ?")
                .param(account.bytes())
                .query((row, number) -> new PictureId(row.getString("id")))
                .optional();
    }

    /**
     * Gives the account another picture, made from what was uploaded; the one it had goes.
     *
     * @throws Problem picture_unreadable, picture_too_large
     */
    public void replace(AccountId account, byte[] uploaded, Requester requester) {
        var jpeg = Portrait.of(uploaded);
        var id = PictureId.random();
        jdbc.sql("INSERT INTO picture (id, remove_at) VALUES (?, ?)")
                .params(id.value(), utc(clock.instant().plus(UNFINISHED)))
                .update();
        store.put(id, jpeg);
        transaction.executeWithoutResult(status -> {
            lock(account);
            release(account);
            claim(id, account);
            events.record(account, EventKind.PICTURE_CHANGED, null, requester);
        });
    }

    /** Takes the account's picture away; without one nothing changes. */
    public void remove(AccountId account, Requester requester) {
        transaction.executeWithoutResult(status -> {
            lock(account);
            if (release(account)) {
                events.record(account, EventKind.PICTURE_CHANGED, null, requester);
            }
        });
    }

    /** In the caller's transaction: the account ends, and its picture is nobody's any more. @return whether it had one */
    public boolean release(AccountId account) {
        int released = jdbc.sql("UPDATE picture SET account_id = NULL, remove_at = ? WHERE account_id = ?")
                .params(utc(clock.instant()), account.bytes())
                .update();
        if (released == 1) {
            tasks.wake(PictureRemoval.INSTANCE);
        }
        return released == 1;
    }

    /** Only what is not about to be removed can become a picture. */
    private void claim(PictureId id, AccountId account) {
        int claimed = jdbc.sql("UPDATE picture SET account_id = ?, remove_at = NULL WHERE id = ? AND remove_at > ?")
                .params(account.bytes(), id.value(), utc(clock.instant().plus(UNFINISHED.dividedBy(2))))
                .update();
        if (claimed == 0) {
            throw new IllegalStateException("the upload of picture " + id + " took too long");
        }
    }

    /** Uploads of one account take turns here. Its version grows: the profile has changed. */
    private void lock(AccountId account) {
        int known = jdbc.sql("UPDATE account SET version = version + 1 WHERE id = ?")
                .param(account.bytes())
                .update();
        if (known == 0) {
            throw new Problem(404, "not_found", "There is no such account.");
        }
    }
}
