package ly.ptsd.aim.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.aim.subscription.Cause;
import ly.ptsd.aim.subscription.History;
import ly.ptsd.aim.subscription.OperatorCommands;
import ly.ptsd.aim.subscription.Server;
import ly.ptsd.aim.subscription.StateName;
import ly.ptsd.aim.subscription.Step;
import ly.ptsd.aim.subscription.SubscriptionState.Serving;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.Faults;
import ly.ptsd.aim.testbed.MediaServer;
import ly.ptsd.aim.testbed.StandstillTest;
import ly.ptsd.aim.testbed.SteppedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens to a server that serves: it is stopped, started, replaced, changed and ended. */
@StandstillTest
class ServerLifeTests {

    private static final Duration DRAINED = Duration.ofSeconds(61);

    private final UUID account = UUID.randomUUID();

    @Autowired
    private Stage stage;

    @Autowired
    private OperatorCommands operator;

    @Autowired
    private History history;

    @Autowired
    private SteppedClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Api api;
    private Api owner;
    private UUID id;
    private String path;
    private MediaServer server;

    @BeforeEach
    void activate(@LocalServerPort int port) {
        api = Api.at(port);
        owner = api.as(account);
        id = stage.subscribe(api, account);
        path = "/api/subscriptions/" + id;
        stage.activate(id, api);
        server = stage.callIn(id, api);
    }

    @AfterEach
    void calmDown() {
        Faults.clear();
        clock.reset();
        Cloud.terminateAll(stage.tenant(id));
        jdbc.sql("UPDATE plan SET instance_types = ''").update();
        stage.clear();
    }

    @Test
    void stopsAServerAndStartsTheSameOneAgain() {
        assertThat(owner.post(path + "/stop").string("state")).isEqualTo("STOPPING");
        stopped();
        assertThat(owner.post(path + "/stop").status()).isEqualTo(202);
        assertThat(address().code()).isEqualTo("server_stopped");
        assertThat(owner.post(path + "/media-token").code()).isEqualTo("server_stopped");
        assertThat(owner.get(path).json().at("/stopped/by").asString()).isEqualTo("OWNER");

        assertThat(owner.post(path + "/start").string("state")).isEqualTo("STARTING");
        stage.stepUntil(id, _ -> isRunning());
        stage.step(id);
        assertThat(state()).as("it has not called in yet").isEqualTo(StateName.STARTING);
        stage.health(server);
        stage.stepUntil(id, subscription -> subscription.state().name() == StateName.ACTIVE);
        assertThat(Cloud.living(stage.tenant(id)))
                .singleElement()
                .satisfies(instance -> assertThat(instance.instanceId()).isEqualTo(server.instance()));
        assertThat(address().status()).isEqualTo(200);
        assertThat(sent("SubscriptionSuspended")).isEqualTo(1);
        assertThat(sent("TenantMoved")).isEqualTo(2);
    }

    @Test
    void leavesASuspendedServerToTheOperator() {
        operator.suspend(stage.get(id).tenant(), "unpaid");
        stopped();
        var refused = owner.post(path + "/start");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("stopped_by_operator");
        assertThat(history.of(id))
                .anySatisfy(entry -> assertThat(entry.detail()).isEqualTo("unpaid"));
        assertThat(owner.get(path + "/history").text()).doesNotContain("unpaid");

        operator.resume(stage.get(id).tenant(), "paid");
        assertThat(state()).isEqualTo(StateName.STARTING);
    }

    @Test
    void makesAnotherServerWhenTheStoppedOneDoesNotComeBack() {
        owner.post(path + "/stop");
        stopped();
        Cloud.terminate(server.instance());
        owner.post(path + "/start");
        stage.activate(id, api);
        assertThat(server().generation()).isEqualTo(2);
        assertThat(Cloud.living(stage.tenant(id))).hasSize(1);
    }

    @Test
    void stopsAStoppedServerThatSomebodyStarted() {
        owner.post(path + "/stop");
        stopped();
        Cloud.EC2.startInstances(request -> request.instanceIds(server.instance()));
        stage.stepUntil(
                id,
                _ -> Cloud.living(stage.tenant(id)).stream()
                        .allMatch(instance -> instance.state().nameAsString().startsWith("stop")));
    }

    @Test
    void replacesAServerWhileItGoesOnServing() {
        operator.replace(stage.get(id).tenant(), "noisy neighbour");
        stage.stepUntil(id, Step.HEALTH);
        assertThat(address().json().path("generation").asInt()).isEqualTo(1);
        assertThat(owner.post(path + "/media-token").status()).isEqualTo(200);
        assertThat(stage.health(server).string("standing")).isEqualTo("SERVING");

        stage.activate(id, api);
        assertThat(address().json().path("generation").asInt()).isEqualTo(2);
        assertThat(Cloud.living(stage.tenant(id))).as("the old one finishes").hasSize(2);
        assertThat(stage.health(server).string("standing")).isEqualTo("REPLACED");

        clock.step(DRAINED);
        stage.stepUntil(id, _ -> Cloud.living(stage.tenant(id)).size() == 1);
        assertThat(stage.health(server).code()).isEqualTo("token_invalid");
        assertThat(Cloud.living(stage.tenant(id)).getFirst().instanceId()).isNotEqualTo(server.instance());
        assertThat(causes()).containsSubsequence(Cause.SERVER_REPLACED, Cause.REPLACEMENT_ASKED);
    }

    @Test
    void goesOnWithTheOldServerWhenThereIsNoOther() {
        Faults.on("ec2:RunInstances", stage.tenant(id)).times(1).refuse(403, "UnauthorizedOperation");
        operator.replace(stage.get(id).tenant(), "a try");
        stage.stepUntil(id, subscription -> subscription.state().name() == StateName.ACTIVE);
        assertThat(server().generation()).isEqualTo(1);
        assertThat(causes().getFirst()).isEqualTo(Cause.REPLACEMENT_FAILED);
    }

    @Test
    void changesThePlanAtOnceWhenTheServerFits() {
        var changed = owner.changePlan(id.toString(), "plus", false, "key");
        assertThat(changed.status()).isEqualTo(202);
        assertThat(changed.json().at("/plan/id").asString()).isEqualTo("plus");
        assertThat(owner.changePlan(id.toString(), "plus", false, "key").text()).isEqualTo(changed.text());
        assertThat(owner.changePlan(id.toString(), "pro", false, "key").code()).isEqualTo("idempotency_key_reused");
        assertThat(owner.changePlan(id.toString(), "gold", false, "other").code())
                .isEqualTo("plan_unknown");
        assertThat(server.renew().json().at("/plan/concurrentViewers").asInt()).isEqualTo(20);
    }

    @Test
    void replacesTheServerWhenThePlanWantsAnotherKind() {
        jdbc.sql("UPDATE plan SET instance_types = 't4g.xlarge' WHERE id = 'pro'")
                .update();
        assertThat(owner.get(path + "/plan-change?planId=pro")
                        .json()
                        .path("replacesServer")
                        .asBoolean())
                .isTrue();
        var changing = owner.changePlan(id.toString(), "pro", false, "key");
        assertThat(changing.string("state")).isEqualTo("REPLACING");
        assertThat(changing.string("planId")).isEqualTo("basic");
        assertThat(changing.json().at("/nextPlan/id").asString()).isEqualTo("pro");
        stage.activate(id, api);
        assertThat(owner.get(path).string("planId")).isEqualTo("pro");
        assertThat(Cloud.living(stage.tenant(id)))
                .extracting(instance -> instance.instanceTypeAsString())
                .containsExactlyInAnyOrder("t4g.medium", "t4g.xlarge");
    }

    @Test
    void showsWhatExceedsASmallerPlanAndWantsItAccepted() {
        owner.changePlan(id.toString(), "pro", false, "up");
        stage.health(server, Map.of("storedBytes", 200L << 30, "largestUploadBytes", 1 << 20, "maxHeight", 2160));
        assertThat(owner.get(path).json().at("/usage/storedBytes").asLong()).isEqualTo(200L << 30);
        var preview = owner.get(path + "/plan-change?planId=basic").json();
        assertThat(preview.path("direction").asString()).isEqualTo("DOWN");
        assertThat(preview.path("exceeds"))
                .extracting(exceeded -> exceeded.path("limit").asString())
                .containsExactly("storage", "maxHeight");

        var refused = owner.changePlan(id.toString(), "basic", false, "down");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("plan_limits_exceeded");
        assertThat(refused.json().path("exceeds")).hasSize(2);
        assertThat(owner.changePlan(id.toString(), "basic", true, "down").string("planId"))
                .isEqualTo("basic");
    }

    @Test
    void endsWithThePeriodAndAGraceUnlessItIsTakenBack() throws Exception {
        var cancelled = owner.post(path + "/cancellation");
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.string("state")).isEqualTo("ACTIVE");
        assertThat(owner.post(path + "/cancellation").text()).isEqualTo(cancelled.text());
        var conflict = owner.changePlan(id.toString(), "plus", false, "key");
        assertThat(conflict.code()).isEqualTo("request_conflict");
        assertThat(conflict.json().path("allowed"))
                .extracting(command -> command.asString())
                .containsExactly("undoCancel", "stop", "restart");

        pass(Duration.ofDays(32));
        assertThat(state()).isEqualTo(StateName.GRACE);
        assertThat(owner.get(path).json().path("readOnly").asBoolean()).isTrue();
        var token = SignedJWT.parse(owner.post(path + "/media-token").string("token"));
        assertThat(token.getJWTClaimsSet().getBooleanClaim("read_only")).isTrue();

        assertThat(owner.call("DELETE", path + "/cancellation").string("state")).isEqualTo("ACTIVE");
        assertThat(owner.call("DELETE", path + "/cancellation").status()).isEqualTo(200);
        var again = SignedJWT.parse(owner.post(path + "/media-token").string("token"));
        assertThat(again.getJWTClaimsSet().getClaim("read_only")).isNull();

        owner.post(path + "/cancellation");
        pass(Duration.ofDays(32));
        pass(Duration.ofDays(31));
        stage.stepUntil(id, subscription -> subscription.state().name() == StateName.ENDED);
        assertThat(Cloud.leftOf(stage.tenant(id))).isEmpty();
        assertThat(causes()).containsSubsequence(Cause.CLEARED, Cause.GRACE_ENDED, Cause.PERIOD_ENDED);
    }

    @Test
    void endsWithTwoServersAsWithOne() {
        operator.replace(stage.get(id).tenant(), "a try");
        stage.stepUntil(id, Step.HEALTH);
        operator.end(stage.get(id).tenant(), "fraud");
        stage.stepUntil(id, subscription -> subscription.state().name() == StateName.ENDED);
        assertThat(Cloud.leftOf(stage.tenant(id))).isEmpty();
    }

    @Test
    void keepsTheProofThatNothingIsLeft() {
        operator.end(stage.get(id).tenant(), "fraud");
        stage.stepUntil(id, subscription -> subscription.state().name() == StateName.ENDED);
        assertThat(history.of(id).getFirst().detail())
                .contains(
                        "ptsd:tenant=" + stage.tenant(id),
                        "no instance",
                        "no volume",
                        "no role",
                        "no instance profile",
                        stage.get(id).bucket().value());
    }

    /** Time goes by, and the server calls in. */
    private void pass(Duration time) {
        clock.step(time);
        stage.health(server);
        stage.step(id);
    }

    private void stopped() {
        stage.stepUntil(id, subscription -> subscription.state().name() == StateName.STOPPED);
    }

    private boolean isRunning() {
        return Cloud.living(stage.tenant(id)).stream()
                .anyMatch(instance -> instance.state().nameAsString().equals("running"));
    }

    private StateName state() {
        return stage.get(id).state().name();
    }

    private Server server() {
        return ((Serving) stage.get(id).state()).server();
    }

    private Api.Answer address() {
        return api.get("/internal/tenants/" + stage.tenant(id) + "/address");
    }

    private List<Cause> causes() {
        return history.of(id).stream().map(History.Entry::cause).toList();
    }

    private int sent(String message) {
        return jdbc.sql("SELECT COUNT(*) FROM scheduled_tasks WHERE task_name = 'send-message' AND task_data LIKE ?")
                .param("%" + message + "%" + stage.tenant(id) + "%")
                .query(Integer.class)
                .single();
    }
}
