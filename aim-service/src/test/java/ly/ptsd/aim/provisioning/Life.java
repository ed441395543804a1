package ly.ptsd.aim.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import ly.ptsd.aim.plan.PlanVersion;
import ly.ptsd.aim.sql.Columns;
import ly.ptsd.aim.subscription.OperatorCommands;
import ly.ptsd.aim.subscription.Step;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.subscription.SubscriptionState.Active;
import ly.ptsd.aim.subscription.SubscriptionState.Starting;
import ly.ptsd.aim.tenant.TenantId;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.Faults;
import ly.ptsd.aim.testbed.Halting;
import ly.ptsd.aim.testbed.SteppedClock;
import ly.ptsd.platform.problem.Problem;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One subscription in the true service, and beside it the model of it. */
final class Life {

    private static final String KEY = aKey();
    private static final String REASON = "a test";
    private static final Duration LONGER_THAN_DRAINING = Duration.ofMinutes(2);

    private final Stage stage;
    private final OperatorCommands operator;
    private final JdbcClient jdbc;
    private final SteppedClock clock;
    private final Api api;
    private final UUID account = UUID.randomUUID();
    private final UUID id;
    private final TenantId tenant;
    private final LifeModel model;
    private int deathAt = Integer.MAX_VALUE;

    Life(ApplicationContext service) {
        stage = service.getBean(Stage.class);
        operator = service.getBean(OperatorCommands.class);
        jdbc = service.getBean(JdbcClient.class);
        clock = service.getBean(SteppedClock.class);
        var anybody = Api.at(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        api = anybody.as(account);
        clock.reset();
        Faults.clear();
        id = stage.subscribe(anybody, account);
        drive(subscription -> subscription.state() instanceof Active);
        tenant = stage.get(id).tenant();
        model = new LifeModel(Objects.requireNonNull(stage.get(id).terms().activatedAt()));
    }

    LifeModel model() {
        return model;
    }

    /** The process will die at this point of what comes next, and another one goes on. */
    void dieAt(int point) {
        deathAt = point;
    }

    void refuseTheNextLaunch() {
        Faults.on("ec2:RunInstances", tenant.value()).times(1).refuse(500, "InsufficientInstanceCapacity");
    }

    void loseTheNextAnswer() {
        Faults.on("ec2:RunInstances", tenant.value()).times(1).loseAnswer();
    }

    void letPass(Duration time) {
        clock.step(time);
        model.timePassed(clock.instant());
        settle();
    }

    void cancel() {
        expect(
                model.cancel(clock.instant()),
                () -> api.post(path("/cancellation")).status());
    }

    void undoCancel() {
        expect(
                model.undoCancel(),
                () -> api.call("DELETE", path("/cancellation")).status());
    }

    void stop() {
        expect(model.stop(), () -> api.post(path("/stop")).status());
    }

    void start() {
        expect(model.start(), () -> api.post(path("/start")).status());
    }

    void restart() {
        expect(model.restart(), () -> api.post(path("/restart")).status());
    }

    void changePlan() {
        var other = planId().equals("basic") ? "plus" : "basic";
        int expected = model.changePlan();
        expect(
                expected,
                () -> api.postOnce(path("/plan-change"), UUID.randomUUID().toString(), Map.of("planId", other))
                        .status());
        if (expected == 202) {
            assertThat(planId()).isEqualTo(other);
        }
    }

    void suspend() {
        expect(model.suspend(), () -> status(() -> operator.suspend(tenant, REASON)));
    }

    void resume() {
        expect(model.resume(), () -> status(() -> operator.resume(tenant, REASON)));
    }

    void replace() {
        expect(model.replace(), () -> status(() -> operator.replace(tenant, REASON)));
    }

    void end() {
        expect(model.end(), () -> status(() -> operator.end(tenant, REASON)));
    }

    /** What the service has, against what the model says. */
    void compare() {
        var state = stage.get(id).state().name().name();
        assertThat(state).isEqualTo(model.stand().name());
        assertThat(Cloud.living(tenant.value())).hasSize(model.servers());
        assertThat(Cloud.buckets(tenant.value())).hasSize(model.buckets());
        if (model.stand() == LifeModel.Stand.ENDED) {
            assertThat(Cloud.leftOf(tenant.value())).isEmpty();
        }
    }

    void leave() {
        Faults.clear();
        Cloud.terminateAll(tenant.value());
        stage.clear();
        clock.reset();
    }

    private void expect(int status, Supplier<Integer> command) {
        assertThat(command.get()).isEqualTo(status);
        settle();
    }

    private void settle() {
        if (deathAt != Integer.MAX_VALUE) {
            Halting.dieAt(deathAt, this::driveToTheModel);
            deathAt = Integer.MAX_VALUE;
        }
        driveToTheModel();
        compare();
    }

    private void driveToTheModel() {
        drive(this::isInItsState);
        if (Cloud.living(tenant.value()).size() > model.servers()) {
            clock.step(LONGER_THAN_DRAINING);
            model.timePassed(clock.instant());
        }
        drive(subscription ->
                isInItsState(subscription) && Cloud.living(tenant.value()).size() == model.servers());
    }

    private boolean isInItsState(Subscription subscription) {
        return subscription.state().name().name().equals(model.stand().name());
    }

    private void drive(Predicate<Subscription> goal) {
        stage.stepUntil(id, subscription -> {
            if (Stage.isAt(subscription, Step.HEALTH)
                    || subscription.state() instanceof Starting
                    || !goal.test(subscription)) {
                Halting.aside(this::everyServerCallsIn);
            }
            return goal.test(subscription);
        });
    }

    /** Their tokens are older than months that pass in a moment, so this is written as a call would write it. */
    private void everyServerCallsIn() {
        var now = Columns.of(clock.instant());
        Cloud.living(stage.tenant(id))
                .forEach(instance -> jdbc.sql("""
                        INSERT INTO machine (instance_id, public_key, registered_at, first_health_at, last_health_at,
                                             version, disk_free_bytes, system_load, running_jobs)
                        VALUES (?, ?, ?, ?, ?, '1.0.0', 1, 0, 0)
                        ON DUPLICATE KEY UPDATE last_health_at = VALUES(last_health_at)
                        """)
                        .params(instance.instanceId(), KEY, now, now, now)
                        .update());
    }

    private String planId() {
        PlanVersion plan = stage.get(id).plan();
        return plan.id();
    }

    private String path(String of) {
        return "/api/subscriptions/" + id + of;
    }

    private static int status(Runnable command) {
        try {
            command.run();
            return 202;
        } catch (Problem refused) {
            return refused.status();
        }
    }

    private static String aKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate().toPublicJWK().toJSONString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
