package ly.ptsd.aim.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import ly.ptsd.aim.instance.Launch;
import ly.ptsd.aim.instance.LaunchState;
import ly.ptsd.aim.instance.Launches;
import ly.ptsd.aim.reason.Reason;
import ly.ptsd.aim.reason.ReasonCode;
import ly.ptsd.aim.subscription.Step;
import ly.ptsd.aim.subscription.SubscriptionState.Active;
import ly.ptsd.aim.subscription.SubscriptionState.Failed;
import ly.ptsd.aim.subscription.SubscriptionState.Provisioning;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.Faults;
import ly.ptsd.aim.testbed.MediaServer;
import ly.ptsd.aim.testbed.StandstillTest;
import ly.ptsd.aim.testbed.SteppedClock;
import ly.ptsd.platform.messages.Message;
import ly.ptsd.platform.messages.MessageJson;
import ly.ptsd.platform.messages.SubscriptionActivated;
import ly.ptsd.platform.messages.TenantMoved;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What provisioning does when the world is not as it should be. */
@StandstillTest
class ProvisioningFaultTests {

    private static final Duration PAST_THE_DEADLINE = Duration.ofMinutes(11);
    private static final Duration SILENCE = Duration.ofSeconds(91);

    private final UUID account = UUID.randomUUID();

    @Autowired
    private Stage stage;

    @Autowired
    private Launches launches;

    @Autowired
    private SteppedClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    private Api api;
    private UUID id;

    @BeforeEach
    void subscribe(@LocalServerPort int port) {
        api = Api.at(port);
        id = stage.subscribe(api, account);
    }

    @AfterEach
    void calmDown() {
        Faults.clear();
        clock.reset();
        Cloud.terminateAll(stage.tenant(id));
        stage.clear();
    }

    @Test
    void replacesAServerThatDoesNotCallInOnceAndThenGivesUp() {
        stage.stepUntil(id, Step.HEALTH);
        var first = Cloud.living(stage.tenant(id)).getFirst().instanceId();

        clock.step(PAST_THE_DEADLINE);
        stage.stepUntil(id, Step.INSTANCE);
        stage.stepUntil(id, Step.HEALTH);
        assertThat(Cloud.living(stage.tenant(id)))
                .singleElement()
                .satisfies(second -> assertThat(second.instanceId()).isNotEqualTo(first));

        clock.step(PAST_THE_DEADLINE);
        stage.stepUntil(id, subscription -> subscription.state() instanceof Failed);
        assertThat(Cloud.living(stage.tenant(id))).isEmpty();
        var seen = api.as(account).get("/api/subscriptions/" + id);
        assertThat(seen.string("state")).isEqualTo("FAILED");
        assertThat(seen.json().at("/steps/1/state").asString()).isEqualTo("FAILED");
        assertThat(seen.json().at("/steps/1/reason").asString()).isEqualTo("boot_late");
        assertThat(stage.step(id)).isInstanceOf(Next.After.class);
    }

    @Test
    void tellsTheOwnerACodeAndOperatorsTheCloudsWordsBesideIt() {
        launches().times(1).refuse(403, "UnauthorizedOperation");
        stage.stepUntil(id, subscription -> subscription.state() instanceof Failed);

        var owners = api.as(account).get("/api/subscriptions/" + id).json();
        assertThat(owners.at("/failure/reason").asString()).isEqualTo("launch_refused");
        assertThat(owners.at("/steps/1/reason").asString()).isEqualTo("launch_refused");
        var history =
                api.as(account).get("/api/subscriptions/" + id + "/history").json();
        assertThat(history.at("/0/reason").asString()).isEqualTo("launch_refused");
        assertThat(owners + "" + history).doesNotContain("UnauthorizedOperation");

        var operators = api.asOperator(UUID.randomUUID())
                .get("/api/operations/tenants/" + stage.tenant(id))
                .json();
        for (var place : List.of("/steps/1", "/history/0", "/launches/0")) {
            assertThat(operators.at(place + "/reason").asString()).as(place).isEqualTo("launch_refused");
            assertThat(operators.at(place + "/detail").asString()).as(place).isEqualTo("UnauthorizedOperation");
        }
    }

    @Test
    void beginsAnewWhenTheOwnerAsksAgainAfterAFailure() {
        launches().times(1).refuse(403, "UnauthorizedOperation");
        stage.stepUntil(id, subscription -> subscription.state() instanceof Failed);

        var retried = api.as(account).post("/api/subscriptions/" + id + "/retry");
        assertThat(retried.status()).isEqualTo(202);
        assertThat(retried.string("state")).isEqualTo("PROVISIONING");
        var again = api.as(account).post("/api/subscriptions/" + id + "/retry");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("request_conflict");

        stage.activate(id, api);
        assertThat(stage.get(id).state())
                .isInstanceOfSatisfying(
                        Active.class,
                        active -> assertThat(active.server().generation()).isEqualTo(2));
    }

    @Test
    void triesAnotherOrderWhenThereIsNoCapacity() {
        launches().times(1).refuse(500, "InsufficientInstanceCapacity");
        stage.activate(id, api);

        assertThat(states(1))
                .satisfiesExactly(
                        refused -> assertThat(refused)
                                .isEqualTo(new LaunchState.Refused(
                                        Reason.of(ReasonCode.NO_CAPACITY, "InsufficientInstanceCapacity"))),
                        running -> assertThat(running).isInstanceOf(LaunchState.Running.class));
        assertThat(launches.ofGeneration(stage.get(id).tenant(), 1))
                .extracting(launch -> launch.order().clientToken())
                .doesNotHaveDuplicates();
    }

    @Test
    void saysWhyItWaitsForCapacityAndGivesUpAtTheDeadline() {
        launches().refuse(500, "InsufficientInstanceCapacity");
        stage.stepUntil(
                id, subscription -> subscription.timeline().get(Step.INSTANCE).reason() != null);
        assertThat(stage.get(id).timeline().get(Step.INSTANCE).reason()).isEqualTo(Reason.of(ReasonCode.NO_CAPACITY));

        clock.step(PAST_THE_DEADLINE);
        stage.stepUntil(id, subscription -> subscription.state() instanceof Failed);
        assertThat(Cloud.instances(stage.tenant(id))).isEmpty();
    }

    @Test
    void findsTheInstanceWhoseLaunchWasNeverAnswered() {
        launches().times(1).loseAnswer();
        stage.stepUntil(id, _ -> !Cloud.living(stage.tenant(id)).isEmpty());
        var early = new MediaServer(api, Cloud.living(stage.tenant(id)).getFirst()).boot();
        assertThat(early.status()).isEqualTo(503);
        assertThat(early.code()).isEqualTo("server_not_ready");
        stage.activate(id, api);

        assertThat(Cloud.instances(stage.tenant(id))).hasSize(1);
        assertThat(states(1)).hasSize(1);
    }

    @Test
    void endsAnInstanceThatAnotherProcessThoughtRefused() {
        stage.stepUntil(
                id, subscription -> launches.latest(subscription.tenant()).isPresent());
        var asked = launches().times(1).delay(Duration.ofSeconds(25));
        var step = CompletableFuture.runAsync(() -> stage.step(id));
        await().until(() -> asked.hit() == 1);
        launches.save(
                launches.latest(stage.get(id).tenant()).orElseThrow().refused(Reason.of(ReasonCode.LAUNCH_REFUSED)));
        asked.switchOff();
        step.join();
        assertThat(states(1)).singleElement().isInstanceOf(LaunchState.Ending.class);
        stage.step(id);
        assertThat(Cloud.living(stage.tenant(id))).isEmpty();

        stage.activate(id, api);
        assertThat(Cloud.living(stage.tenant(id))).hasSize(1);
    }

    @Test
    void launchesAnotherInstanceWhenOneVanishesWhileItStarts() {
        stage.stepUntil(id, Step.BOOT);
        Cloud.terminate(Cloud.living(stage.tenant(id)).getFirst().instanceId());
        stage.stepUntil(id, Step.INSTANCE);
        stage.activate(id, api);

        assertThat(states(1)).hasSize(2);
        assertThat(Cloud.living(stage.tenant(id))).hasSize(1);
    }

    @Test
    void takesTheNextNameWhenTheBucketsNameBelongsToSomebodyElse() {
        Faults.on("s3:CreateBucket", stage.tenant(id)).times(1).refuse(409, "BucketAlreadyExists");
        stage.stepUntil(id, Step.INSTANCE);

        assertThat(stage.get(id).bucket().value()).endsWith(stage.tenant(id) + "-2");
        assertThat(Cloud.buckets(stage.tenant(id)))
                .containsExactly(stage.get(id).bucket().value());
    }

    @Test
    void keepsTryingWhenTheStorageIsDownAndGivesUpAtTheDeadline() {
        Faults.on("s3:*", stage.tenant(id)).refuse(500, "InternalError");
        stage.step(id);
        assertThat(stage.step(id)).isEqualTo(new Next.After(Duration.ofSeconds(5)));
        assertThat(stage.get(id).timeline().get(Step.BUCKET).reason())
                .isNotNull()
                .satisfies(reason -> assertThat(reason.code()).isEqualTo(ReasonCode.CLOUD_FAILING))
                .satisfies(reason -> assertThat(reason.detail()).isNotBlank());

        clock.step(PAST_THE_DEADLINE);
        stage.step(id);
        assertThat(stage.get(id).state()).isInstanceOf(Failed.class);
        Faults.clear();
        api.as(account).post("/api/subscriptions/" + id + "/retry");
        stage.stepUntil(id, Step.INSTANCE);
    }

    @Test
    void replacesAServerThatIsGoneAndAnnouncesTheNewOne() {
        stage.activate(id, api);
        var lost = stage.callIn(id, api);
        Cloud.terminate(lost.instance());
        clock.step(SILENCE);

        stage.stepUntil(id, subscription -> subscription.state() instanceof Provisioning);
        assertThat(api.get("/internal/tenants/" + stage.tenant(id) + "/address").status())
                .isEqualTo(503);
        stage.activate(id, api);

        assertThat(api.get("/internal/tenants/" + stage.tenant(id) + "/address")
                        .json()
                        .path("generation")
                        .asInt())
                .isEqualTo(2);
        assertThat(messages())
                .extracting(Message::getClass)
                .containsExactlyInAnyOrder(SubscriptionActivated.class, TenantMoved.class, TenantMoved.class);
        assertThat(lost.renew().code()).isEqualTo("token_invalid");
    }

    @Test
    void announcesAServerThatIsReachedAtAnotherAddress() {
        stage.activate(id, api);
        assertThat(stage.step(id)).isInstanceOf(Next.After.class);
        var address = address();
        jdbc.sql("UPDATE subscription SET address = 'https://127.0.0.99:8090' WHERE tenant_id = ?")
                .param(stage.tenant(id))
                .update();
        clock.step(SILENCE);
        stage.step(id);

        assertThat(address()).isEqualTo(address);
        assertThat(messages())
                .filteredOn(TenantMoved.class::isInstance)
                .extracting(message -> ((TenantMoved) message).address().toString())
                .containsExactly(address, address);
    }

    private Faults.Choice launches() {
        return Faults.on("ec2:RunInstances", stage.tenant(id));
    }

    private String address() {
        return api.get("/internal/tenants/" + stage.tenant(id) + "/address").string("address");
    }

    private List<LaunchState> states(int generation) {
        return launches.ofGeneration(stage.get(id).tenant(), generation).stream()
                .map(Launch::state)
                .toList();
    }

    /** Those that wait in the outbox for this tenant. */
    private List<Message> messages() {
        return jdbc
                .sql("SELECT task_data FROM scheduled_tasks WHERE task_name = 'send-message' AND task_data LIKE ?")
                .param("%" + stage.tenant(id) + "%")
                .query(byte[].class)
                .list()
                .stream()
                .map(data ->
                        MessageJson.read(json.readTree(data).path("message").asString()))
                .toList();
    }
}
