package ly.ptsd.aim.subscription;

import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import ly.ptsd.aim.sql.Columns;
import ly.ptsd.aim.tenant.TenantId;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Every subscription. */
@Component
@Transactional
public class Subscriptions {

    private static final String COLUMNS_TO_SET = SubscriptionRows.COLUMNS.stream()
            .map(column -> column + " = :" + column)
            .collect(Collectors.joining(", "));

    private final JdbcClient jdbc;
    private final History history;
    private final Changes changes;
    private final Clock clock;

    Subscriptions(JdbcClient jdbc, History history, Changes changes, Clock clock) {
        this.jdbc = jdbc;
        this.history = history;
        this.changes = changes;
        this.clock = clock;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the account has a living subscription */
    void add(Subscription subscription) {
        jdbc.sql("""
                INSERT INTO subscription
                  (id, account_id, live_account_id, tenant_id, plan_id, plan_version, created_at, changed_at, bucket,
                   state, version)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        Columns.of(subscription.id()),
                        Columns.of(subscription.account()),
                        Columns.of(subscription.account()),
                        subscription.tenant().value(),
                        subscription.plan().id(),
                        subscription.plan().version(),
                        Columns.of(subscription.createdAt()),
                        Columns.of(subscription.createdAt()),
                        subscription.bucket().value(),
                        subscription.state().name().name(),
                        subscription.version())
                .update();
        writeSteps(subscription);
        history.add(subscription);
    }

    /**
     * Writes state and timeline, and the transitions into the history.
     *
     * @throws OptimisticLockingFailureException when somebody else wrote since it was read
     */
    public Subscription save(Subscription subscription) {
        boolean changed = !subscription.transitions().isEmpty();
        int written = jdbc.sql(
                        "UPDATE subscription SET version = version + 1, changed_at = COALESCE(:changedAt, changed_at), "
                                + COLUMNS_TO_SET
                                + " WHERE id = :id AND version = :version")
                .params(SubscriptionRows.columns(subscription))
                .param("changedAt", changed ? Columns.of(clock.instant()) : null)
                .param("id", Columns.of(subscription.id()))
                .param("version", subscription.version())
                .update();
        if (written == 0) {
            throw new OptimisticLockingFailureException(
                    "subscription " + subscription.id() + " was changed in between");
        }
        writeSteps(subscription);
        history.add(subscription);
        announceAfterCommit(subscription.id());
        return subscription.atVersion(subscription.version() + 1);
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Subscription> find(UUID id) {
        return findBy("id", Columns.of(id));
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Subscription> findByTenant(TenantId tenant) {
        return findBy("tenant_id", tenant.value());
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Subscription> findLiving(UUID account) {
        return findBy("live_account_id", Columns.of(account));
    }

    @Transactional(readOnly = true)
    public int countReplacing(ReplacementCause cause) {
        return jdbc.sql("SELECT COUNT(*) FROM subscription WHERE state = 'REPLACING' AND replacement_cause = ?")
                .param(cause.name())
                .query(Integer.class)
                .single();
    }

    /** A subscription and its steps are read one after the other: both as they were at one moment. */
    private Optional<Subscription> findBy(String column, Object value) {
        return jdbc.sql("SELECT * FROM subscription WHERE " + column + " = ?")
                .param(value)
                .query(SubscriptionRows::read)
                .optional()
                .map(found -> found.withTimeline(timeline(found.id())));
    }

    private Timeline timeline(UUID subscription) {
        return new Timeline(jdbc
                .sql("SELECT * FROM subscription_step WHERE subscription_id = ?")
                .param(Columns.of(subscription))
                .query(SubscriptionRows::readStep)
                .list()
                .stream()
                .sorted(Comparator.comparing(StepProgress::name))
                .toList());
    }

    private void writeSteps(Subscription subscription) {
        for (var step : subscription.timeline().steps()) {
            var reason = step.reason();
            jdbc.sql("""
                    INSERT INTO subscription_step (subscription_id, name, state, started_at, finished_at, reason, detail)
                    VALUES (:subscription, :name, :state, :startedAt, :finishedAt, :reason, :detail)
                    ON DUPLICATE KEY UPDATE state = VALUES(state), started_at = VALUES(started_at),
                      finished_at = VALUES(finished_at), reason = VALUES(reason), detail = VALUES(detail)""")
                    .param("subscription", Columns.of(subscription.id()))
                    .param("name", step.name().name())
                    .param("state", step.state().name())
                    .param("startedAt", Columns.ofNullable(step.startedAt()))
                    .param("finishedAt", Columns.ofNullable(step.finishedAt()))
                    .param("reason", reason == null ? null : reason.code().code())
                    .param("detail", reason == null ? null : reason.detail())
                    .update();
        }
    }

    private void announceAfterCommit(UUID subscription) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                changes.announce(subscription);
            }
        });
    }
}
