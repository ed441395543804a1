package ly.ptsd.aim.subscription;

import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends what a deleted account had here. */
@Component
public class AccountEnding {

    private static final Logger log = LoggerFactory.getLogger(AccountEnding.class);

    private final DeletedAccounts deletedAccounts;
    private final Subscriptions subscriptions;
    private final SubscriptionRequests requests;
    private final ReconcileTask reconciling;
    private final Clock clock;

    AccountEnding(
            DeletedAccounts deletedAccounts,
            Subscriptions subscriptions,
            SubscriptionRequests requests,
            ReconcileTask reconciling,
            Clock clock) {
        this.deletedAccounts = deletedAccounts;
        this.subscriptions = subscriptions;
        this.requests = requests;
        this.reconciling = reconciling;
        this.clock = clock;
    }

    /**
     * From now on the account has no subscription and gets none; the reconciler removes what was made. Being told again
     * changes nothing.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException when the subscription changed meanwhile: to be
     *     told again
     */
    @Transactional
    public void end(UUID account) {
        deletedAccounts.add(account);
        requests.forget(account);
        subscriptions.findLiving(account).ifPresent(living -> {
            subscriptions.save(living.end(Cause.ACCOUNT_DELETED, By.PLATFORM, clock.instant()));
            reconciling.wake(living.id());
            log.info("subscription ends with its account: tenant={}", living.tenant());
        });
    }
}
