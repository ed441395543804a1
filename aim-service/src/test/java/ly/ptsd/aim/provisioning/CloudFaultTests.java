package ly.ptsd.aim.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import ly.ptsd.aim.subscription.Step;
import ly.ptsd.aim.subscription.SubscriptionState.Ended;
import ly.ptsd.aim.subscription.SubscriptionState.Ending;
import ly.ptsd.aim.subscription.SubscriptionState.Failed;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.Faults;
import ly.ptsd.aim.testbed.StandstillTest;
import ly.ptsd.aim.testbed.SteppedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever Amazon answers: the owner is told, nobody storms, and once it answers well there is one server and one
 * bucket.
 */
@StandstillTest
class CloudFaultTests extends CloudFault {

    private static final Duration A_WHILE = Duration.ofMillis(500);
    private static final Duration UNTIL_SWITCHED_OFF = Duration.ofHours(1);
    private static final Duration PAST_THE_DEADLINE = Duration.ofMinutes(11);

    CloudFaultTests(@Autowired Stage stage, @Autowired SteppedClock clock) {
        super(stage, clock);
    }

    @ParameterizedTest
    @CsvSource({
        "ec2:RunInstances, 500, InternalError",
        "ec2:RunInstances, 503, Unavailable",
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
    @CsvSource({"403, UnauthorizedOperation", "500, InternalError"})
    void goesOnWhenInstancesCanBeSeenAgain(int status, String code) {
        stage.stepUntil(id, Step.BOOT);
        var instance = Cloud.living(tenant).getFirst().instanceId();
        var fault = Faults.on("ec2:DescribeInstances", instance).refuse(status, code);
        tellsAsksSeldomAndGoesOn(fault);
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
        var hidden = Faults.on("ec2:DescribeInstances", tenant).hide("INSTANCE", UNTIL_SWITCHED_OFF);
        stage.stepUntil(id, Step.BOOT);
        assertThat(stage.step(id)).as("not seen is not gone").isInstanceOf(Next.After.class);
        assertThat(Stage.isAt(stage.get(id), Step.BOOT)).isTrue();
        hidden.switchOff();
        activatesWithOneOfEach();
        assertThat(Cloud.instances(tenant)).hasSize(1);
    }

    @Test
    void endsAnInstanceThatCannotBeSeenYet() {
        Faults.on("ec2:DescribeInstances", tenant).hide("INSTANCE", UNTIL_SWITCHED_OFF);
        Faults.on("ec2:TerminateInstances", tenant).hide("INSTANCE", UNTIL_SWITCHED_OFF);
        stage.stepUntil(id, Step.BOOT);
        stage.end(id);
        for (int step = 0; step < 5; step++) {
            stage.step(id);
        }
        assertThat(stage.get(id).state()).as("not seen is not gone").isInstanceOf(Ending.class);
        Faults.clear();
        stage.stepUntil(id, subscription -> subscription.state() instanceof Ended);
        assertThat(Cloud.leftOf(tenant)).isEmpty();
    }

    @Test
    void endsAnInstanceWhoseTagsCannotBeSeenYet() {
        Faults.on("ec2:DescribeInstances", tenant).hide("TAGS", UNTIL_SWITCHED_OFF);
        stage.stepUntil(id, Step.BOOT);
        stage.end(id);
        stage.stepUntil(id, subscription -> subscription.state() instanceof Ended);
        Faults.clear();
        assertThat(Cloud.leftOf(tenant)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ec2:RunInstances, INSTANCE_PROFILE", "iam:PutRolePolicy, ROLE"})
    void waitsUntilANewIdentityIsKnown(String call, String part) {
        tellsAsksSeldomAndGoesOn(Faults.on(call, tenant).hide(part, UNTIL_SWITCHED_OFF));
        assertThat(Cloud.instances(tenant)).hasSize(1);
    }

    @Test
    void isPatientWithSlowAnswers() {
        Faults.on("ec2:RunInstances", tenant).times(1).delay(A_WHILE);
        Faults.on("s3:CreateBucket", tenant).times(1).delay(A_WHILE);
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
}
