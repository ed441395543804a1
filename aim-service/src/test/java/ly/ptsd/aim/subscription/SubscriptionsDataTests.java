package ly.ptsd.aim.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.tenant.TenantId;
import ly.ptsd.aim.testbed.AimTest;
import ly.ptsd.aim.testbed.Standstill;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

@AimTest
@Import(Standstill.class)
class SubscriptionsDataTests {

    private final Subscriptions subscriptions;
    private final Clock clock;

    SubscriptionsDataTests(@Autowired Subscriptions subscriptions, @Autowired Clock clock) {
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    @Test
    void readsBackEveryStateAsItWasWritten() {
        var now = clock.instant();
        var wanted = wanted(UUID.randomUUID());
        subscriptions.add(wanted);
        same(wanted);
        var provisioning = same(subscriptions.save(wanted.provision(now)));
        var failed = same(subscriptions.save(provisioning.fail("It did not work.", now)));
        var again = same(subscriptions.save(failed.retry(now).waiting("for it")));
        var routing = again.advance(now).advance(now).advance(now).advance(now);
        same(subscriptions.save(routing.activate(new InstanceId("i-1"), URI.create("http://10.0.0.1:8090"), now)));
    }

    @Test
    void refusesAWriteOnTopOfAnOldVersion() {
        var wanted = wanted(UUID.randomUUID());
        subscriptions.add(wanted);
        subscriptions.save(wanted.provision(clock.instant()));
        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() -> subscriptions.save(wanted.provision(clock.instant())));
    }

    @Test
    void keepsOneLivingSubscriptionPerAccount() {
        var account = UUID.randomUUID();
        subscriptions.add(wanted(account));
        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> subscriptions.add(wanted(account)));
    }

    private Subscription same(Subscription written) {
        assertThat(subscriptions.find(written.id())).hasValue(written);
        assertThat(subscriptions.findByTenant(written.tenant())).hasValue(written);
        assertThat(subscriptions.findLiving(written.account())).hasValue(written);
        return written;
    }

    private Subscription wanted(UUID account) {
        var tenant = TenantId.random();
        return Subscription.requested(account, tenant, "basic", BucketName.of("test", tenant), clock.instant());
    }
}
