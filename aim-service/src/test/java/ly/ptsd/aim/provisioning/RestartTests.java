package ly.ptsd.aim.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.aim.reason.ReasonCode;
import ly.ptsd.aim.subscription.Cause;
import ly.ptsd.aim.subscription.History;
import ly.ptsd.aim.subscription.OperatorCommands;
import ly.ptsd.aim.subscription.StateName;
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

/** A server whose machine is booted anew is waited for, and taken for neither ready too early nor dead. */
@StandstillTest
class RestartTests {

    private static final Duration GIVEN_UP = Duration.ofMinutes(11);

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
        stage.clear();
    }

    @Test
    void servesUntilTheMachineBootsAndAgainWhenItIsBack() {
        var reboots = Faults.on("ec2:RebootInstances", server.instance()).count();
        var asked = owner.post(path + "/restart");
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.string("state")).isEqualTo("RESTARTING");
        assertThat(owner.post(path + "/restart").text()).isEqualTo(asked.text());
        assertThat(address().status()).isEqualTo(200);
        assertThat(owner.post(path + "/media-token").status()).isEqualTo(200);

        stage.step(id);
        assertThat(state()).isEqualTo(StateName.STARTING);
        assertThat(owner.post(path + "/restart").status()).isEqualTo(202);
        assertThat(address().code()).isEqualTo("server_stopped");

        comesBack();
        assertThat(address().status()).isEqualTo(200);
        assertThat(Cloud.living(stage.tenant(id)))
                .singleElement()
                .satisfies(instance -> assertThat(instance.instanceId()).isEqualTo(server.instance()));
        assertThat(reboots.seen()).isEqualTo(1);
        assertThat(causes().subList(0, 3)).containsExactly(Cause.SERVER_READY, Cause.RESTARTED, Cause.RESTART_ASKED);
        assertThat(sent("TenantMoved")).isEqualTo(2);
        assertThat(sent("SubscriptionSuspended")).isZero();
    }

    @Test
    void doesNotTakeTheOldProcessForTheOneThatIsBack() {
        owner.post(path + "/restart");
        stage.step(id);
        stage.health(server, Map.of("upSeconds", 3600));
        stage.step(id);
        assertThat(state()).isEqualTo(StateName.STARTING);

        stage.health(server, Map.of("upSeconds", 0));
        stage.stepUntil(id, subscription -> subscription.state().name() == StateName.ACTIVE);
    }

    @Test
    void bootsOnceMoreWhenTheAnswerIsLost() {
        var reboots = Faults.on("ec2:RebootInstances", server.instance()).count();
        Faults.on("ec2:RebootInstances", server.instance()).times(1).loseAnswer();
        operator.restart(stage.get(id).tenant(), "it hangs");
        stage.step(id);
        assertThat(state()).isEqualTo(StateName.RESTARTING);
        stage.step(id);
        comesBack();
        assertThat(reboots.seen()).isEqualTo(2);
        assertThat(causes()).containsOnlyOnce(Cause.RESTARTED);
        assertThat(history.of(id))
                .anySatisfy(entry -> assertThat(entry.detail()).isEqualTo("it hangs"));
    }

    @Test
    void goesOnAsBeforeWhenNobodyCanBeTold() {
        Faults.on("ec2:RebootInstances", server.instance()).refuse(403, "UnauthorizedOperation");
        owner.post(path + "/restart");
        stage.step(id);
        assertThat(state()).isEqualTo(StateName.RESTARTING);
        assertThat(address().status()).isEqualTo(200);

        clock.step(GIVEN_UP);
        stage.step(id);
        assertThat(state()).isEqualTo(StateName.ACTIVE);
        assertThat(history.of(id).getFirst().cause()).isEqualTo(Cause.RESTART_FAILED);
        assertThat(history.of(id).getFirst().reason()).isEqualTo(ReasonCode.CLOUD_FAILING);
    }

    @Test
    void replacesTheServerThatDoesNotComeBack() {
        owner.post(path + "/restart");
        stage.step(id);
        Cloud.terminate(server.instance());
        stage.stepUntil(id, subscription -> subscription.state().name() == StateName.PROVISIONING);
        assertThat(causes().getFirst()).isEqualTo(Cause.START_FAILED);
    }

    @Test
    void refusesARestartOfWhatDoesNotServeAndSaysWhatMayBeAsked() {
        owner.post(path + "/stop");
        stage.stepUntil(id, subscription -> subscription.state().name() == StateName.STOPPED);
        var refused = owner.post(path + "/restart");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("request_conflict");
        assertThat(refused.string("state")).isEqualTo("STOPPED");
        assertThat(refused.json().path("allowed"))
                .extracting(command -> command.asString())
                .containsExactly("cancel", "start");
    }

    private void comesBack() {
        stage.health(server);
        stage.stepUntil(id, subscription -> subscription.state().name() == StateName.ACTIVE);
    }

    private StateName state() {
        return stage.get(id).state().name();
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
