package ly.ptsd.aim.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.aim.authority.TenantAuthority;
import ly.ptsd.aim.instance.CondemnedInstances;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.subscription.Cause;
import ly.ptsd.aim.subscription.History;
import ly.ptsd.aim.subscription.StateName;
import ly.ptsd.aim.subscription.SubscriptionState.Replacing;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Certificates;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.Faults;
import ly.ptsd.aim.testbed.MediaServer;
import ly.ptsd.aim.testbed.StandstillTest;
import ly.ptsd.aim.testbed.SteppedClock;
import ly.ptsd.aim.testbed.TlsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which servers are replaced unasked, and which are left alone. */
@StandstillTest
class SupervisionTests {

    private static final Duration SILENCE = Duration.ofSeconds(91);
    private static final String WELL = "ok";
    private static final String NOTHING_PLANNED = "";

    @Autowired
    private Stage stage;

    @Autowired
    private TenantAuthority authority;

    @Autowired
    private History history;

    @Autowired
    private CondemnedInstances condemned;

    @Autowired
    private Brake brake;

    @Autowired
    private SteppedClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Api api;
    private UUID id;
    private MediaServer server;

    @BeforeEach
    void activate(@LocalServerPort int port) {
        api = Api.at(port);
        id = activeOne();
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
    void replacesAServerThatIsSilentAndDoesNotAnswer() {
        assertThat(stage.step(id)).isInstanceOf(Next.After.class);
        clock.step(SILENCE);
        stage.stepUntil(id, subscription -> subscription.state() instanceof Replacing);
        assertThat(causes().getFirst()).isEqualTo(Cause.SERVER_UNHEALTHY);
        assertThat(address().status()).isEqualTo(200);
    }

    @Test
    void asksAmazonNothingAboutAServerThatCallsIn() {
        var looks = Faults.on("ec2:*", server.instance()).count();
        for (int call = 0; call < 5; call++) {
            clock.step(Duration.ofSeconds(60));
            stage.health(server);
            assertThat(stage.step(id)).isInstanceOf(Next.After.class);
        }
        assertThat(looks.seen()).isZero();
        clock.step(SILENCE);
        stage.step(id);
        assertThat(looks.seen())
                .as("DescribeInstances and DescribeInstanceStatus")
                .isEqualTo(2);
    }

    @Test
    void leavesAServerThatIsSilentAndAnswers() {
        try (var answering = listening()) {
            clock.step(SILENCE);
            stage.step(id);
            assertThat(state()).isEqualTo(StateName.ACTIVE);
            assertThat(answering.asked()).isOne();
        }
        stage.step(id);
        assertThat(state()).as("it answers no more").isEqualTo(StateName.REPLACING);
    }

    @Test
    void replacesAServerWhoseMachineFailsWithoutWaiting() {
        checks("impaired", WELL, NOTHING_PLANNED);
        clock.step(SILENCE);
        stage.step(id);
        assertThat(state()).isEqualTo(StateName.REPLACING);
    }

    @Test
    void waitsForAServerThatWasStartedAnewAMomentAgo() {
        var starting = checks(WELL, "initializing", NOTHING_PLANNED);
        clock.step(SILENCE);
        assertThat(stage.step(id)).isInstanceOf(Next.After.class);
        assertThat(state()).isEqualTo(StateName.ACTIVE);
        starting.switchOff();
        stage.step(id);
        assertThat(state()).isEqualTo(StateName.REPLACING);
    }

    @Test
    void replacesAServerThatAmazonWillTakeAwayThoughItAnswers() {
        checks(WELL, WELL, "instance-retirement");
        try (var answering = listening()) {
            clock.step(SILENCE);
            stage.step(id);
            assertThat(state()).isEqualTo(StateName.REPLACING);
            assertThat(address().status())
                    .as("it serves until there is another")
                    .isEqualTo(200);
            assertThat(answering.asked()).isZero();
        }
    }

    @Test
    void doesNotMindAPlannedReboot() {
        checks(WELL, WELL, "instance-reboot");
        try (var _ = listening()) {
            clock.step(SILENCE);
            stage.step(id);
            assertThat(state()).isEqualTo(StateName.ACTIVE);
        }
    }

    @Test
    void replacesNothingWhileTooManyServersAreSilentAtOnce() {
        var others = List.of(activeOne(), activeOne());
        assertThat(brake.isOn()).isFalse();
        clock.step(SILENCE);
        assertThat(brake.isOn()).isTrue();
        assertThat(stage.step(id)).isInstanceOf(Next.After.class);
        Cloud.terminate(server.instance());
        assertThat(stage.step(id)).isInstanceOf(Next.After.class);
        assertThat(state()).isEqualTo(StateName.ACTIVE);

        stage.health(stage.callIn(others.getFirst(), api));
        assertThat(brake.isOn()).as("two of three").isFalse();
        stage.step(id);
        assertThat(state()).as("the brake is off").isEqualTo(StateName.PROVISIONING);
        others.forEach(this::leave);
    }

    @Test
    void replacesAServerThatRunsAnOlderMediaServer() {
        outdateAll();
        stage.stepUntil(id, subscription -> subscription.state() instanceof Replacing);
        assertThat(causes().getFirst()).isEqualTo(Cause.SERVER_OUTDATED);
        stage.activate(id, api);
        assertThat(stage.step(id)).isInstanceOf(Next.After.class);
        assertThat(state()).as("the new one is up to date").isEqualTo(StateName.ACTIVE);
    }

    @Test
    void replacesAServerThatIsWellLongBeforeAmazonTakesItAway() {
        condemned.replace(Map.of(new InstanceId(server.instance()), "instance-retirement"));
        stage.step(id);
        assertThat(state()).isEqualTo(StateName.REPLACING);
        assertThat(causes().getFirst()).isEqualTo(Cause.SERVER_OUTDATED);
        assertThat(address().status()).as("it serves until there is another").isEqualTo(200);
        stage.activate(id, api);
        assertThat(stage.step(id)).isInstanceOf(Next.After.class);
        assertThat(state()).as("nothing is planned for the new one").isEqualTo(StateName.ACTIVE);
    }

    @Test
    void upgradesAFewServersAtATime() {
        var all = List.of(id, activeOne(), activeOne(), activeOne());
        outdateAll();
        all.forEach(stage::step);
        assertThat(replacing(all)).containsExactly(all.get(0), all.get(1));
        all.forEach(stage::step);
        assertThat(replacing(all)).hasSize(2);

        stage.activate(all.getFirst(), api);
        stage.step(all.getLast());
        assertThat(replacing(all)).containsExactly(all.get(1), all.get(3));
        all.forEach(this::leave);
    }

    @Test
    void upgradesNothingWhileTheBrakeIsOn() {
        var others = List.of(activeOne(), activeOne(), activeOne());
        clock.step(SILENCE);
        stage.health(server);
        outdateAll();
        stage.step(id);
        assertThat(state()).isEqualTo(StateName.ACTIVE);
        others.forEach(other -> stage.health(stage.callIn(other, api)));
        stage.step(id);
        assertThat(state()).isEqualTo(StateName.REPLACING);
        others.forEach(this::leave);
    }

    private UUID activeOne() {
        var one = stage.subscribe(api, UUID.randomUUID());
        stage.activate(one, api);
        return one;
    }

    private void leave(UUID one) {
        Cloud.terminateAll(stage.tenant(one));
    }

    private void outdateAll() {
        jdbc.sql("UPDATE launch SET launch_order = JSON_SET(launch_order, '$.mediaImage', 'older')")
                .update();
    }

    private List<UUID> replacing(List<UUID> all) {
        return all.stream()
                .filter(one -> stage.get(one).state() instanceof Replacing)
                .toList();
    }

    private Faults.Fault checks(String system, String instance, String event) {
        return Faults.on("ec2:DescribeInstanceStatus", server.instance()).impair(system, instance, event);
    }

    /** The tenant's media server, at its address and with its certificate. */
    private TlsServer listening() {
        var tenant = stage.get(id).tenant();
        var key = Certificates.newKey();
        var certificate = Certificates.read(authority.certify(tenant, key.getPublic(), Certificates.request(key)))
                .getFirst();
        var at = URI.create(address().string("address"));
        return new TlsServer(key, certificate, 200, new InetSocketAddress(at.getHost(), at.getPort()));
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
}
