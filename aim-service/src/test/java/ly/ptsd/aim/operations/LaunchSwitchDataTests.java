package ly.ptsd.aim.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ly.ptsd.aim.cost.Prices;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.instance.Launch;
import ly.ptsd.aim.instance.LaunchAllowance;
import ly.ptsd.aim.instance.LaunchAllowance.Answer;
import ly.ptsd.aim.instance.LaunchAllowance.Cause;
import ly.ptsd.aim.instance.LaunchOrder;
import ly.ptsd.aim.instance.LaunchOrders;
import ly.ptsd.aim.instance.Launches;
import ly.ptsd.aim.plan.Plan;
import ly.ptsd.aim.plan.PlanVersion;
import ly.ptsd.aim.reason.Reason;
import ly.ptsd.aim.reason.ReasonCode;
import ly.ptsd.aim.tenant.TenantId;
import ly.ptsd.aim.testbed.StandstillTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** An instance with its volume and address is 0.054096 dollars per hour, so that three of them pass 0.16. */
@StandstillTest
class LaunchSwitchDataTests {

    private static final Plan PLAN = new Plan(
            new PlanVersion("basic", 1), 9900, DataSize.ofGigabytes(1), DataSize.ofGigabytes(1), 1080, 5, List.of());

    private static final LaunchCeilings CEILINGS = new LaunchCeilings(4, new BigDecimal("0.16"));
    private static final UUID OPERATOR = UUID.randomUUID();
    private static final Reason OVER = Reason.of(ReasonCode.SUBSCRIPTION_OVER);

    private final LaunchSwitch launchSwitch;
    private final LaunchAllowance allowance;
    private final Launches launches;
    private final LaunchOrders orders;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    LaunchSwitchDataTests(
            @Autowired LaunchAllowance allowance,
            @Autowired Prices prices,
            @Autowired Launches launches,
            @Autowired LaunchOrders orders,
            @Autowired TransactionTemplate transaction,
            @Autowired JdbcClient jdbc,
            @Autowired Clock clock) {
        this.launchSwitch = new LaunchSwitch(jdbc, CEILINGS, prices, clock, new SimpleMeterRegistry());
        this.allowance = allowance;
        this.launches = launches;
        this.orders = orders;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @BeforeEach
    @AfterEach
    void clear() {
        jdbc.sql("DELETE FROM launch").update();
        launchSwitch.set(true, "a new test", OPERATOR);
    }

    @Test
    void allowsLaunchesUntilAnOperatorStopsThem() {
        assertThat(launch("t4g.medium")).isInstanceOf(Answer.Allowed.class);
        launchSwitch.set(false, "the bill", OPERATOR);
        assertThat(launch("t4g.medium")).isEqualTo(new Answer.Refused(Cause.SWITCHED_OFF));
        var setting = launchSwitch.setting();
        assertThat(setting.reason()).isEqualTo("the bill");
        assertThat(setting.by()).isEqualTo(OPERATOR);
        assertThat(setting.at()).isNotNull();
    }

    @Test
    void refusesWhatWouldPassTheSpendCeiling() {
        launch("t4g.medium");
        launch("t4g.medium");
        assertThat(launchSwitch.load().usdPerHour()).isEqualByComparingTo("0.108192");
        assertThat(launch("t4g.medium")).isEqualTo(new Answer.Refused(Cause.SPEND_CEILING));
        assertThat(launch("t4g.small")).isInstanceOf(Answer.Allowed.class);
    }

    @Test
    void takesATypeWithoutAPriceForTheDearestOne() {
        assertThat(launch("u-24tb1.metal")).isEqualTo(new Answer.Refused(Cause.SPEND_CEILING));
    }

    @Test
    void refusesOneMoreThanTheInstanceCeiling() {
        for (int i = 0; i < 4; i++) {
            add(order("t4g.small"));
        }
        assertThat(launch("t4g.small")).isEqualTo(new Answer.Refused(Cause.INSTANCE_CEILING));
    }

    @Test
    void countsWhatMayBeRunningAndNothingElse() {
        var refused = add(order("t4g.medium"));
        launches.save(refused.refused(Reason.of(ReasonCode.NO_CAPACITY)));
        var running = launches.save(add(order("t4g.medium")).launched(new InstanceId("i-1"), clock.instant()));
        assertThat(launchSwitch.load().instances()).isEqualTo(1);
        var ending = launches.save(running.end(OVER));
        assertThat(launchSwitch.load().instances()).isEqualTo(1);
        launches.save(ending.ended(OVER));
        assertThat(launchSwitch.load().instances()).isZero();
    }

    @Test
    void givesTheLastPlaceToOneOfManyWhoAskAtOnce() throws Exception {
        launch("t4g.medium");
        var asked = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < 8; i++) {
            asked.add(() -> launch("t4g.medium"));
        }
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Answer> answers =
                    executor.invokeAll(asked).stream().map(Future::resultNow).toList();
            assertThat(answers).filteredOn(Answer.Allowed.class::isInstance).hasSize(1);
        }
    }

    @Test
    void answersOnlyInTheTransactionThatWritesTheLaunch() {
        var order = order("t4g.medium");
        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> allowance.ask(order));
    }

    private Answer launch(String instanceType) {
        return transaction.execute(_ -> {
            var order = order(instanceType);
            var answer = launchSwitch.ask(order);
            if (answer instanceof Answer.Allowed) {
                add(order);
            }
            return answer;
        });
    }

    private Launch add(LaunchOrder order) {
        var launch = Launch.intended(order, clock.instant());
        launches.add(launch);
        return launch;
    }

    private LaunchOrder order(String instanceType) {
        var like = orders.write(TenantId.random(), PLAN, 1, 1, 0);
        return new LaunchOrder(
                like.tenant(),
                like.generation(),
                like.attempt(),
                like.clientToken(),
                like.imageId(),
                instanceType,
                like.subnetId(),
                like.securityGroupIds(),
                like.rootDevice(),
                like.volumeGib(),
                like.mediaImage(),
                like.mongoImage(),
                like.publicOrigin(),
                like.machinesUrl(),
                like.region());
    }
}
