package ly.ptsd.aim.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import ly.ptsd.aim.subscription.Step;
import ly.ptsd.aim.subscription.SubscriptionState.Ended;
import ly.ptsd.aim.testbed.AimTest;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.Faults;
import ly.ptsd.aim.testbed.Standstill;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Launches that have to wait, and go on by themselves. */
@AimTest
@Import({Standstill.class, Stage.class})
@TestPropertySource(properties = {"ptsd.aim.ceilings.instances=2", "ptsd.aim.provisioning.launches-at-a-time=1"})
class LaunchRoomTests {

    private static final Next LATER = new Next.After(Duration.ofSeconds(5));

    private final UUID account = UUID.randomUUID();
    private final Stage stage;
    private final JdbcClient jdbc;
    private Api api;
    private UUID id;

    LaunchRoomTests(@Autowired Stage stage, @Autowired JdbcClient jdbc) {
        this.stage = stage;
        this.jdbc = jdbc;
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
        jdbc.sql("SELECT tenant_id FROM subscription")
                .query(String.class)
                .list()
                .forEach(Cloud::terminateAll);
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
        var other = stage.subscribe(api, UUID.randomUUID());
        stage.stepUntil(other, Step.INSTANCE);
        stage.step(id);
        stage.step(other);
        var slow = Faults.on("ec2:RunInstances", stage.tenant(other)).times(1).delay(Duration.ofSeconds(2));
        var asked = Faults.on("ec2:RunInstances", stage.tenant(id)).count();
        var launching = CompletableFuture.runAsync(() -> stage.step(other));
        await().until(() -> slow.hit() == 1);
        assertThat(stage.step(id)).isEqualTo(LATER);
        assertThat(asked.seen()).isZero();
        launching.join();
        stage.activate(id, api);
        assertThat(asked.seen()).isOne();
    }

    private String seen() {
        return api.as(account).get("/api/subscriptions/" + id).text();
    }

    private void allow(boolean allowed) {
        jdbc.sql("UPDATE launch_switch SET allowed = ?").param(allowed).update();
    }
}
