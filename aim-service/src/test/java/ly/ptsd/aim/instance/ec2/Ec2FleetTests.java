package ly.ptsd.aim.instance.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import ly.ptsd.aim.aws.CallConfiguration;
import ly.ptsd.aim.aws.CountedCalls;
import ly.ptsd.aim.instance.InstanceFleet.LaunchAnswer;
import ly.ptsd.aim.instance.InstanceFleet.Sighting;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.instance.LaunchOrder;
import ly.ptsd.aim.tenant.DeploymentProperties;
import ly.ptsd.aim.tenant.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** What is concluded from EC2's refusals, and that nothing is repeated unasked. */
class Ec2FleetTests {

    private static final InstanceId INSTANCE = new InstanceId("i-1");

    private final AtomicInteger calls = new AtomicInteger();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private HttpServer server;
    private Ec2Fleet fleet;
    private volatile int status;
    private volatile String body = "";

    @BeforeEach
    void start() throws IOException {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test-secret");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            var answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        var endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var properties = new Ec2Properties("ap-northeast-2", endpoint, endpoint);
        var deployment = new DeploymentProperties("test", "ap-northeast-2");
        var clients = new Ec2Configuration();
        var http = new CallConfiguration().http();
        var counted = new CountedCalls(metrics);
        fleet = new Ec2Fleet(
                clients.ec2(properties, http, counted),
                new InstanceProfiles(clients.iam(properties, http, counted), new IdentityProperties(null), deployment),
                deployment);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "500, InsufficientInstanceCapacity",
        "400, InstanceLimitExceeded",
        "400, VcpuLimitExceeded",
        "400, Unsupported",
        "400, IdempotentInstanceTerminated"
    })
    void triesAnotherOrderAfter(int answered, String code) {
        refuse(answered, code, "no");
        assertThat(launch()).isEqualTo(new LaunchAnswer.NoCapacity(code));
        assertThat(calls).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"403, UnauthorizedOperation", "400, InvalidAMIID.NotFound", "400, InvalidParameterValue"})
    void givesUpAfter(int answered, String code) {
        refuse(answered, code, "no");
        assertThat(launch()).isEqualTo(new LaunchAnswer.Refused(code));
    }

    @ParameterizedTest
    @CsvSource({
        "500, InternalError, sorry",
        "400, IdempotentParameterMismatch, other parameters",
        "400, InvalidParameterValue, Value (x) for parameter iamInstanceProfile.name is invalid"
    })
    void concludesNothingFrom(int answered, String code, String message) {
        refuse(answered, code, message);
        assertThatExceptionOfType(Ec2Exception.class).isThrownBy(this::launch);
        assertThat(calls).as("repetitions are provisioning's to decide").hasValue(1);
    }

    @Test
    void asksOnceMoreWhenItWasTooFastAndCountsIt() {
        refuse(503, "RequestLimitExceeded", "slow down");
        assertThatExceptionOfType(Ec2Exception.class).isThrownBy(this::launch);
        assertThat(calls).hasValue(2);
        assertThat(metrics.get("ptsd.aim.aws.calls")
                        .tag("service", "EC2")
                        .tag("call", "RunInstances")
                        .tag("error", "Throttling")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void takesARefusalThatNamesNoReasonForDefinite() {
        status = 401;
        body = "";
        assertThat(launch()).isEqualTo(new LaunchAnswer.Refused(""));
        assertThatExceptionOfType(Ec2Exception.class).isThrownBy(() -> fleet.look(INSTANCE));
    }

    @Test
    void doesNotSeeAnInstanceThatEc2DoesNotKnow() {
        status = 200;
        body = """
                <DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><reservationSet/>\
                </DescribeInstancesResponse>""";
        assertThat(fleet.look(INSTANCE)).isEqualTo(new Sighting.Unseen());
        refuse(400, "InvalidInstanceID.NotFound", "no");
        fleet.terminate(INSTANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"InvalidInstanceID.NotFound", "IncorrectInstanceState", "IncorrectState"})
    void rebootsNothingThatDoesNotRun(String code) {
        refuse(400, code, "no");
        fleet.reboot(INSTANCE);
        assertThat(calls).hasValue(1);
    }

    @Test
    void concludesNothingFromAFailedLook() {
        refuse(500, "InternalError", "sorry");
        assertThatExceptionOfType(Ec2Exception.class).isThrownBy(() -> fleet.look(INSTANCE));
        assertThatExceptionOfType(Ec2Exception.class).isThrownBy(() -> fleet.terminate(INSTANCE));
        assertThatExceptionOfType(Ec2Exception.class).isThrownBy(() -> fleet.reboot(INSTANCE));
    }

    @ParameterizedTest
    @CsvSource({
        "pending, Starting",
        "running, Running",
        "stopping, Stopped",
        "stopped, Stopped",
        "shutting-down, Gone",
        "terminated, Gone"
    })
    void knowsTheStatesOfAnInstance(String state, String seen) {
        show(state, "<privateIpAddress>10.0.0.1</privateIpAddress>");
        assertThat(fleet.look(INSTANCE).getClass().getSimpleName()).isEqualTo(seen);
    }

    @ParameterizedTest
    @ValueSource(strings = "running")
    void waitsForTheAddressOfAnInstance(String state) {
        show(state, "");
        assertThat(fleet.look(INSTANCE)).isEqualTo(new Sighting.Starting());
    }

    private LaunchAnswer launch() {
        var endpoint = URI.create("https://ptsd.example");
        return fleet.launch(
                new LaunchOrder(
                        new TenantId("abcdefghijkl"),
                        1,
                        1,
                        "token",
                        "ami-1",
                        "t4g.medium",
                        null,
                        List.of("sg-1"),
                        "/dev/xvda",
                        60,
                        "media",
                        "mongo",
                        endpoint,
                        endpoint,
                        "ap-northeast-2"),
                "#cloud-config");
    }

    private void refuse(int answered, String code, String message) {
        status = answered;
        body = """
                <Response><Errors><Error><Code>%s</Code><Message>%s</Message></Error></Errors>\
                <RequestID>1</RequestID></Response>""".formatted(code, message);
    }

    private void show(String state, String address) {
        status = 200;
        body = """
                <DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><reservationSet><item>\
                <instancesSet><item><instanceId>i-1</instanceId><instanceState><name>%s</name></instanceState>%s\
                </item></instancesSet></item></reservationSet></DescribeInstancesResponse>""".formatted(state, address);
    }
}
