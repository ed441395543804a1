package ly.ptsd.aim.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import ly.ptsd.aim.subscription.Step;
import ly.ptsd.aim.subscription.StepProgress;
import ly.ptsd.aim.subscription.SubscriptionState.Ended;
import ly.ptsd.aim.subscription.SubscriptionState.Failed;
import ly.ptsd.aim.testbed.AimTest;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.Faults;
import ly.ptsd.aim.testbed.Standstill;
import ly.ptsd.aim.testbed.SteppedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/**
 * Whatever Amazon answers: the owner is told, nobody storms, and once it answers well there is one server and one
 * bucket.
 */
@AimTest
@Import({Standstill.class, Stage.class})
class CloudFaultTests {

    private static final Duration JUST_NOW = Duration.ofSeconds(2);
    private static final Duration PAST_THE_DEADLINE = Duration.ofMinutes(11);

    /** What one step may ask of one call: the SDK repeats some by itself. */
    private static final int ATTEMPTS = 4;

    private final UUID account = UUID.randomUUID();
    private final Stage stage;
    private final SteppedClock clock;
    private Api api;
    private UUID id;
    private String tenant;

    CloudFaultTests(@Autowired Stage stage, @Autowired SteppedClock clock) {
        this.stage = stage;
        this.clock = clock;
    }

    @BeforeEach
    void subscribe(@LocalServerPort int port) {
        api = Api.at(port);
        id = stage.subscribe(api, account);
        tenant = stage.tenant(id);
    }

    @AfterEach
    void calmDown() {
        Faults.clear();
        clock.reset();
        Cloud.terminateAll(tenant);
        stage.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "ec2:RunInstances, 503, RequestLimitExceeded",
        "ec2:RunInstances, 500, InternalError",
        "ec2:RunInstances, 503, Unavailable",
        "iam:CreateRole, 400, Throttling",
        "iam:PutRolePolicy, 403, AccessDenied",
        "iam:*, 500, ServiceFailure",
        "s3:CreateBucket, 503, SlowDown",
        "s3:CreateBucket, 403, AccessDenied",
        "s3:PutBucketTagging, 403, AccessDenied",
        "s3:PutLifecycleConfiguration, 500, InternalError"
    })
    void tellsTheOwnerAsksSeldomAndGoesOn(String call, int status, String code) {
        var fault = Faults.on(call, tenant).refuse(status, code);
        tellsAsksSeldomAndGoesOn(fault);
    }

    @ParameterizedTest
    @CsvSource({"503, RequestLimitExceeded", "403, UnauthorizedOperation", "500, InternalError"})
    void goesOnWhenInstancesCanBeSeenAgain(int status, String code) {
        stage.stepUntil(id, Step.BOOT);
        var instance = Cloud.living(tenant).getFirst().instanceId();
        var fault = Faults.on("ec2:DescribeInstances", instance).refuse(status, code);
        tellsAsksSeldomAndGoesOn(fault);
    }

    private void tellsAsksSeldomAndGoesOn(Faults.Fault fault) {
        stage.stepUntil(
                id,
                subscription -> subscription
                        .timeline()
                        .current()
                        .map(StepProgress::reason)
                        .isPresent());
        assertThat(api.as(account).get("/api/subscriptions/" + id).text()).contains("cloud_failing");
        int before = fault.seen();
        assertThat(stage.step(id)).isEqualTo(new Next.After(Duration.ofSeconds(5)));
        assertThat(fault.seen() - before).isBetween(1, ATTEMPTS);
        fault.switchOff();
        activatesWithOneOfEach();
    }

    @ParameterizedTest
    @CsvSource({
        "InsufficientInstanceCapacity, 500",
        "InstanceLimitExceeded, 400",
        "VcpuLimitExceeded, 400",
        "InsufficientFreeAddressesInSubnet, 400"
    })
    void waitsForRoomAndFailsAtTheDeadline(String code, int status) {
        var full = Faults.on("ec2:RunInstances", tenant, "t4g.medium").refuse(status, code);
        stage.stepUntil(
                id, subscription -> subscription.timeline().get(Step.INSTANCE).reason() != null);
        int before = full.seen();
        stage.step(id);
        stage.step(id);
        assertThat(full.seen() - before).isLessThanOrEqualTo(2);
        clock.step(PAST_THE_DEADLINE);
        stage.stepUntil(id, subscription -> subscription.state() instanceof Failed);
        assertThat(Cloud.instances(tenant)).isEmpty();

        full.switchOff();
        api.as(account).post("/api/subscriptions/" + id + "/retry");
        activatesWithOneOfEach();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:CreateBucket",
                "s3:PutBucketTagging",
                "iam:CreateRole",
                "iam:PutRolePolicy",
                "iam:CreateInstanceProfile",
                "iam:AddRoleToInstanceProfile",
                "ec2:RunInstances"
            })
    void findsWhatWasMadeWithoutAnAnswer(String call) {
        var lost = Faults.on(call, tenant).times(1).loseAnswer();
        activatesWithOneOfEach();
        assertThat(lost.hit()).isEqualTo(1);
        assertThat(Cloud.instances(tenant)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec2:TerminateInstances", "iam:DeleteRole", "iam:DeleteInstanceProfile", "s3:DeleteBucket"})
    void removesEverythingWhenAnAnswerIsLost(String call) {
        stage.activate(id, api);
        var about = call.equals("ec2:TerminateInstances")
                ? Cloud.living(tenant).getFirst().instanceId()
                : tenant;
        var lost = Faults.on(call, about).times(1).loseAnswer();
        stage.end(id);
        stage.stepUntil(id, subscription -> subscription.state() instanceof Ended);
        assertThat(lost.hit()).isEqualTo(1);
        assertThat(Cloud.leftOf(tenant)).isEmpty();
    }

    @Test
    void waitsUntilANewInstanceCanBeSeen() {
        var hidden = Faults.on("ec2:DescribeInstances", tenant).hide("INSTANCE", JUST_NOW);
        stage.stepUntil(id, Step.BOOT);
        assertThat(stage.step(id)).as("not seen is not gone").isInstanceOf(Next.After.class);
        stage.stepUntil(id, Step.HEALTH);
        hidden.switchOff();
        activatesWithOneOfEach();
        assertThat(Cloud.instances(tenant)).hasSize(1);
    }

    @Test
    void endsAnInstanceThatCannotBeSeenYet() {
        Faults.on("ec2:DescribeInstances", tenant).hide("INSTANCE", JUST_NOW);
        Faults.on("ec2:TerminateInstances", tenant).hide("INSTANCE", JUST_NOW);
        endsWithNothingLeft();
    }

    @Test
    void waitsUntilTheTagsOfANewInstanceCanBeSeen() {
        Faults.on("ec2:DescribeInstances", tenant).hide("TAGS", JUST_NOW);
        endsWithNothingLeft();
    }

    private void endsWithNothingLeft() {
        stage.stepUntil(id, Step.BOOT);
        stage.end(id);
        stage.stepUntil(id, subscription -> subscription.state() instanceof Ended);
        Faults.clear();
        assertThat(Cloud.leftOf(tenant)).isEmpty();
    }

    @Test
    void waitsUntilANewIdentityIsKnown() {
        Faults.on("ec2:RunInstances", tenant).hide("INSTANCE_PROFILE", JUST_NOW);
        Faults.on("iam:PutRolePolicy", tenant).hide("ROLE", JUST_NOW);
        activatesWithOneOfEach();
        assertThat(Cloud.instances(tenant)).hasSize(1);
    }

    @Test
    void isPatientWithSlowAnswers() {
        Faults.on("ec2:RunInstances", tenant).times(1).delay(JUST_NOW);
        Faults.on("s3:CreateBucket", tenant).times(1).delay(JUST_NOW);
        activatesWithOneOfEach();
    }

    @Test
    void stopsAndStartsAServerThatIsNotReadyForIt() {
        stage.activate(id, api);
        var instance = Cloud.living(tenant).getFirst().instanceId();
        Faults.on("ec2:StopInstances", instance).times(1).refuse(400, "IncorrectInstanceState");
        Faults.on("ec2:StartInstances", instance).times(1).refuse(400, "IncorrectInstanceState");
        var path = "/api/subscriptions/" + id;
        var owner = api.as(account);
        owner.post(path + "/stop");
        stage.stepUntil(id, subscription -> subscription.state().name().name().equals("STOPPED"));
        owner.post(path + "/start");
        stage.stepUntil(
                id, _ -> Cloud.living(tenant).getFirst().state().nameAsString().equals("running"));
        assertThat(Cloud.instances(tenant)).hasSize(1);
    }

    private void activatesWithOneOfEach() {
        stage.activate(id, api);
        assertThat(Cloud.living(tenant)).hasSize(1);
        assertThat(Cloud.buckets(tenant)).hasSize(1);
    }
}
