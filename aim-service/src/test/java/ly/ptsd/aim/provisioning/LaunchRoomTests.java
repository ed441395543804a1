package ly.ptsd.aim.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import ly.ptsd.aim.subscription.Step;
import ly.ptsd.aim.subscription.SubscriptionState.Ended;
import ly.ptsd.aim.tenant.DeploymentProperties;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.Faults;
import ly.ptsd.aim.testbed.StandstillTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Launches that have to wait, and go on by themselves. */
@StandstillTest
class LaunchRoomTests {

    /** Less than the service waits for an answer. */
    private static final Duration LONG = Duration.ofSeconds(25);

    private static final Next LATER = new Next.After(Duration.ofSeconds(5));

    private final UUID account = UUID.randomUUID();
    private final Stage stage;
    private final JdbcClient jdbc;
    private final DeploymentProperties deployment;
    private final int ceiling;
    private Api api;
    private UUID id;

    LaunchRoomTests(
            @Autowired Stage stage,
            @Autowired JdbcClient jdbc,
            @Autowired DeploymentProperties deployment,
            @Value("${ptsd.aim.ceilings.instances:1000}") int ceiling) {
        this.stage = stage;
        this.jdbc = jdbc;
        this.deployment = deployment;
        this.ceiling = ceiling;
    }

    @BeforeEach
    void subscribe(@LocalServerPort int port) {
        api = Api.at(port);
        id = stage.subscribe(api, account);
        stage.stepUntil(id, Step.INSTANCE);
    }

    @AfterEach
    void clear() {
        Faults.clear();
        allow(true);
        Cloud.livingOf(deployment.deployment()).forEach(instance -> Cloud.terminate(instance.instanceId()));
        jdbc.sql("DELETE FROM launch").update();
        stage.clear();
    }

    @Test
    void waitsWhileLaunchesAreStoppedAndGoesOnWhenTheyAreAllowed() {
        allow(false);
        assertThat(stage.step(id)).isEqualTo(LATER);
        assertThat(stage.step(id)).isEqualTo(LATER);
        assertThat(seen()).contains("launches_stopped");
        assertThat(Cloud.instances(stage.tenant(id))).isEmpty();
        allow(true);
        stage.activate(id, api);
        assertThat(Cloud.instances(stage.tenant(id))).hasSize(1);
    }

    @Test
    void waitsBelowTheCeilingAndGoesOnWhenThereIsRoom() {
        launchesBut(2);
        var first = stage.subscribe(api, UUID.randomUUID());
        stage.activate(first, api);
        stage.activate(stage.subscribe(api, UUID.randomUUID()), api);
        assertThat(stage.step(id)).isEqualTo(LATER);
        assertThat(seen()).contains("launches_stopped");

        stage.end(first);
        stage.stepUntil(first, subscription -> subscription.state() instanceof Ended);
        stage.activate(id, api);
        assertThat(Cloud.instances(stage.tenant(id))).hasSize(1);
    }

    @Test
    void asksForNoMoreThanAFewLaunchesAtATime() {
        var others = Stream.generate(this::orderedOne)
                .limit(StandstillTest.LAUNCHES_AT_A_TIME)
                .toList();
        stage.step(id);
        var asked = Faults.on("ec2:RunInstances", stage.tenant(id)).count();
        var launching = others.stream().map(this::launchSlowly).toList();
        assertThat(stage.step(id)).isEqualTo(LATER);
        assertThat(asked.seen()).isZero();
        launching.forEach(SlowLaunch::end);
        stage.activate(id, api);
        assertThat(asked.seen()).isOne();
    }

    /** Another one, whose order is written. */
    private UUID orderedOne() {
        var other = stage.subscribe(api, UUID.randomUUID());
        stage.stepUntil(other, Step.INSTANCE);
        stage.step(other);
        return other;
    }

    private record SlowLaunch(Faults.Fault slow, CompletableFuture<Void> launching) {

        void end() {
            slow.switchOff();
            launching.join();
        }
    }

    /** Returns when the launch is under way. */
    private SlowLaunch launchSlowly(UUID other) {
        var slow = Faults.on("ec2:RunInstances", stage.tenant(other)).times(1).delay(LONG);
        var launching = CompletableFuture.runAsync(() -> stage.step(other), Thread::startVirtualThread);
        await().until(() -> slow.hit() == 1);
        return new SlowLaunch(slow, launching);
    }

    /** As many launches as may run, without a few. */
    private void launchesBut(int few) {
        jdbc.sql("""
                INSERT INTO launch (tenant_id, generation, attempt, client_token, launch_order, state, intended_at, version)
                WITH RECURSIVE numbers (number) AS (
                  SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < ?)
                SELECT CONCAT('a', number), 1, 1, CONCAT('a', number),
                  '{"instanceType":"t4g.small","volumeGib":1}', 'RUNNING', NOW(), 0 FROM numbers""").param(ceiling - few).update();
    }

    private String seen() {
        return api.as(account).get("/api/subscriptions/" + id).text();
    }

    private void allow(boolean allowed) {
        jdbc.sql("UPDATE launch_switch SET allowed = ?").param(allowed).update();
    }
}
