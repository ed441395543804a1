package ly.ptsd.aim.subscription;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.plan.Plans;
import ly.ptsd.aim.tenant.DeploymentProperties;
import ly.ptsd.aim.tenant.TenantId;
import ly.ptsd.platform.problem.Problem;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How an account comes to its subscription. A double click, a repeated request and a race of two tabs make one
 * subscription: the idempotency key and the account are unique in the database, which alone decides.
 */
@Component
public class Subscribing {

    private final Subscriptions subscriptions;
    private final SubscriptionRequests requests;
    private final ReconcileTask reconciling;
    private final Plans plans;
    private final DeploymentProperties deployment;
    private final DeletedAccounts deletedAccounts;
    private final TransactionTemplate subscribingTransaction;
    private final Clock clock;

    Subscribing(
            Subscriptions subscriptions,
            SubscriptionRequests requests,
            ReconcileTask reconciling,
            Plans plans,
            DeploymentProperties deployment,
            DeletedAccounts deletedAccounts,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.requests = requests;
        this.reconciling = reconciling;
        this.plans = plans;
        this.deployment = deployment;
        this.deletedAccounts = deletedAccounts;
        this.subscribingTransaction = new TransactionTemplate(transactions);
        subscribingTransaction.setIsolationLevel(DeletedAccounts.ISOLATION);
        this.clock = clock;
    }

    /**
     * Subscribes, or answers again what was answered to the same key.
     *
     * @throws Problem idempotency_key_reused, plan_unknown, subscription_exists, token_invalid when the account is gone
     */
    public Subscription subscribe(UUID account, String key, String plan) {
        return answered(account, key, plan).orElseGet(() -> subscribeAnew(account, key, plan));
    }

    /** @throws Problem subscription_unknown, also when it is somebody else's */
    public Subscription get(UUID account, UUID id) {
        return subscriptions
                .find(id)
                .filter(found ->
                        found.account().equals(account) && found.state().isLiving())
                .orElseThrow(() -> new Problem(404, "subscription_unknown", "There is no such subscription."));
    }

    public Optional<Subscription> of(UUID account) {
        return subscriptions.findLiving(account);
    }

    private Subscription subscribeAnew(UUID account, String key, String plan) {
        var offered = plans.findOffered(plan)
                .orElseThrow(() -> new Problem(422, "plan_unknown", "There is no plan of this name."));
        var tenant = TenantId.random();
        var bucket = BucketName.of(deployment.deployment(), tenant);
        var wanted = Subscription.requested(account, tenant, offered.key(), bucket, clock.instant());
        try {
            subscribingTransaction.executeWithoutResult(_ -> {
                demandAccount(account);
                requests.add(account, key, plan, wanted.id());
                subscriptions.add(wanted);
                reconciling.add(wanted);
            });
            return wanted;
        } catch (DuplicateKeyException anotherRequestWasFirst) {
            return answered(account, key, plan).orElseThrow(() -> exists(account));
        }
    }

    private void demandAccount(UUID account) {
        if (deletedAccounts.contains(account)) {
            throw new Problem(401, "token_invalid", "The account of this token is deleted.");
        }
    }

    private Optional<Subscription> answered(UUID account, String key, String plan) {
        return requests.find(account, key).map(known -> {
            if (!known.isFor(plan)) {
                throw new Problem(422, "idempotency_key_reused", "This Idempotency-Key was used for another request.");
            }
            return get(account, known.subscription()).asRequested();
        });
    }

    private Problem exists(UUID account) {
        var problem = new Problem(409, "subscription_exists", "There is a subscription already.");
        subscriptions.findLiving(account).ifPresent(living -> problem.with("subscriptionId", living.id()));
        return problem;
    }
}
