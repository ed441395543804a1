package ly.ptsd.aim.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.plan.PlanVersion;
import ly.ptsd.aim.reason.Reason;
import ly.ptsd.aim.reason.ReasonCode;
import ly.ptsd.aim.subscription.SubscriptionState.Active;
import ly.ptsd.aim.tenant.TenantId;
import ly.ptsd.aim.testbed.StandstillTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

@StandstillTest
class SubscriptionsDataTests {

    private static final InstanceId INSTANCE = new InstanceId("i-1");
    private static final URI ADDRESS = URI.create("http://10.0.0.1:8090");

    private final Subscriptions subscriptions;
    private final History history;
    private final Clock clock;

    SubscriptionsDataTests(@Autowired Subscriptions subscriptions, @Autowired History history, @Autowired Clock clock) {
        this.subscriptions = subscriptions;
        this.history = history;
        this.clock = clock;
    }

    @Test
    void readsBackEveryStateAsItWasWritten() {
        var now = clock.instant();
        var wanted = wanted(UUID.randomUUID());
        subscriptions.add(wanted);
        same(wanted.atVersion(0));
        var provisioning = same(subscriptions.save(wanted.atVersion(0).provision(now)));
        var failed = same(subscriptions.save(
                provisioning.fail(Reason.of(ReasonCode.LAUNCH_REFUSED, "UnauthorizedOperation"), now)));
        var again = same(subscriptions.save(failed.retry(By.OWNER, now).waiting(Reason.of(ReasonCode.NO_CAPACITY))));
        var active = same(subscriptions.save(served(again)));
        var stopping = same(subscriptions.save(active.stop(By.operator("unpaid"), now)));
        var stopped = same(subscriptions.save(stopping.stopped()));
        var starting = same(subscriptions.save(stopped.start(By.operator("paid"), now)));
        var started = same(subscriptions.save(starting.activate(INSTANCE, ADDRESS, now)));
        var changing = same(subscriptions.save(started.replaceForPlan(new PlanVersion("plus", 3), By.OWNER, now)));
        var abandoned =
                same(subscriptions.save(changing.abandon(Reason.of(ReasonCode.BOOT_LATE), now, now.plusSeconds(600))));
        var restarting = same(subscriptions.save(abandoned.restart(By.OWNER, now)));
        var restarted = same(subscriptions.save(restarting.restarted(now)));
        var served = same(subscriptions.save(restarted.activate(INSTANCE, ADDRESS, now)));
        var cancelled = same(subscriptions.save(served.cancel(By.OWNER, now)));
        var grace = same(subscriptions.save(cancelled.endPeriod(now.plusSeconds(60))));
        var lost = same(subscriptions.save(grace.lose(Reason.of(ReasonCode.SERVER_GONE), now)));
        assertThat(lost.generations()).isEqualTo(4);
        var ending = subscriptions.save(lost.end(Cause.GRACE_ENDED, By.PLATFORM, now));
        assertThat(subscriptions.find(ending.id())).hasValue(ending);
        var ended = subscriptions.save(ending.ended("nothing found", now));
        assertThat(subscriptions.find(ended.id())).hasValue(ended);
        assertThat(subscriptions.findLiving(ended.account())).isEmpty();
    }

    @Test
    void writesEveryTransitionIntoTheHistoryWithTheStateItself() {
        var now = clock.instant();
        var wanted = wanted(UUID.randomUUID());
        subscriptions.add(wanted);
        var active =
                subscriptions.save(served(subscriptions.save(wanted.atVersion(0).provision(now))));
        subscriptions.save(active.stop(By.operator("unpaid"), now));

        assertThat(history.of(wanted.id()))
                .extracting(History.Entry::from, History.Entry::to, History.Entry::cause, History.Entry::actor)
                .containsExactly(
                        tuple(StateName.ACTIVE, StateName.STOPPING, Cause.STOP_ASKED, Actor.OPERATOR),
                        tuple(StateName.PROVISIONING, StateName.ACTIVE, Cause.SERVER_READY, Actor.PLATFORM),
                        tuple(StateName.REQUESTED, StateName.PROVISIONING, Cause.PROVISIONING_BEGAN, Actor.PLATFORM),
                        tuple(null, StateName.REQUESTED, Cause.SUBSCRIBED, Actor.OWNER));
        assertThat(history.of(wanted.id()).getFirst().detail()).isEqualTo("unpaid");
    }

    private Subscription served(Subscription provisioning) {
        var now = clock.instant();
        var step = provisioning;
        while (step.timeline().current().orElseThrow().name() != Step.ROUTE) {
            step = step.advance(now);
        }
        return step.activate(INSTANCE, ADDRESS, now);
    }

    @Test
    void readsASubscriptionAndItsStepsAsTheyWereAtOneMoment() {
        var wanted = wanted(UUID.randomUUID());
        subscriptions.add(wanted);
        var active =
                subscriptions.save(served(subscriptions.save(wanted.atVersion(0).provision(clock.instant()))));
        var writing = CompletableFuture.runAsync(() -> replaceInVainAgainAndAgain(active));
        while (!writing.isDone()) {
            var read = subscriptions.find(active.id()).orElseThrow();
            assertThat(read.timeline().current().isEmpty()).isEqualTo(read.state() instanceof Active);
        }
        writing.join();
    }

    private void replaceInVainAgainAndAgain(Subscription active) {
        var now = clock.instant();
        var serving = active;
        for (int time = 0; time < 100; time++) {
            var replacing = subscriptions.save(serving.replace(ReplacementCause.OPERATOR, By.operator("a test"), now));
            serving = subscriptions.save(replacing.abandon(Reason.of(ReasonCode.BOOT_LATE), now, now));
        }
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
        return Subscription.requested(
                account, tenant, new PlanVersion("basic", 1), BucketName.of("test", tenant), clock.instant());
    }
}
