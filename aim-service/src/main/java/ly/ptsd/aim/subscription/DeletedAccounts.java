package ly.ptsd.aim.subscription;

import java.time.Clock;
import java.util.UUID;
import ly.ptsd.aim.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;

/** The accounts that are gone for good. */
@Component
class DeletedAccounts {

    /**
     * In a transaction of this isolation, that an account is not here stays true until the transaction ends: adding it
     * waits. So either the end of an account finds a subscription, or the subscription finds the end of its account.
     */
    static final int ISOLATION = TransactionDefinition.ISOLATION_REPEATABLE_READ;

    private final JdbcClient jdbc;
    private final Clock clock;

    DeletedAccounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean contains(UUID account) {
        return jdbc.sql("SELECT 1 FROM deleted_account WHERE account_id = ? FOR UPDATE")
                .param(Columns.of(account))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void add(UUID account) {
        jdbc.sql("INSERT IGNORE INTO deleted_account (account_id, deleted_at) VALUES (?, ?)")
                .params(Columns.of(account), Columns.of(clock.instant()))
                .update();
    }
}
