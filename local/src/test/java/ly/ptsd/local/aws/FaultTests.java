package ly.ptsd.local.aws;

import static ly.ptsd.local.aws.IamTests.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import ly.ptsd.local.aws.fault.Fault;
import ly.ptsd.local.aws.fault.Fault.Hide.What;
import ly.ptsd.local.aws.fault.FaultPlan.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.threeten.extra.MutableClock;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;

/** What goes wrong when a test wants it to, as Amazon's own client sees it. */
class FaultTests {

    private static final Fault.Effect NO_CAPACITY = new Fault.Refuse(500, "InsufficientInstanceCapacity", "none left");

    private final MutableClock clock = MutableClock.of(Instant.now(), java.time.ZoneOffset.UTC);

    @TempDir
    Path folder;

    AwsStandIn aws;
    Ec2Client ec2;
    IamClient iam;
    S3Client s3;

    @BeforeEach
    void start() {
        aws = AwsStandIn.in(folder).clock(clock).takingFaults().start();
        ec2 = AwsClients.of(aws).ec2();
        iam = AwsClients.of(aws).iam();
        s3 = AwsClients.of(aws).s3();
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void refusesWhatFitsAsOftenAsItIsTold() {
        var fault = on("ec2:RunInstances", 2, NO_CAPACITY, "t3.small", "subnet-1");
        assertThat(refusalOf(() -> run("t3.small", "subnet-1"))).isEqualTo("500 InsufficientInstanceCapacity");
        run("t3.large", "subnet-1");
        run("t3.small", "subnet-2");
        assertThat(refusalOf(() -> run("t3.small", "subnet-1"))).isEqualTo("500 InsufficientInstanceCapacity");
        run("t3.small", "subnet-1");
        assertThat(aws.faults().tally(fault)).contains(new Tally(3, 2));
        assertThat(instances()).hasSize(3);
    }

    @Test
    void answersLateUntilTheFaultIsOver() {
        var fault = on("ec2:RunInstances", 1, new Fault.Delay(Duration.ofSeconds(25)), "t3.small");
        var launch = CompletableFuture.runAsync(() -> run("t3.small", "subnet-1"));
        await().until(() -> aws.faults().tally(fault).orElseThrow().hit() == 1);
        assertThat(launch).isNotDone();
        aws.faults().remove(fault);
        assertThat(launch).succeedsWithin(Duration.ofSeconds(15));
    }

    @Test
    void refusesWhatComesTooFastAsEachServiceDoes() {
        on("ec2:*", 0, new Fault.Throttle(2, 1));
        on("iam:*", 0, new Fault.Throttle(0, 1));
        on("s3:*", 0, new Fault.Throttle(0, 1));
        ec2.describeInstances();
        ec2.describeInstances();
        assertThat(refusalOf(ec2::describeInstances)).isEqualTo("503 RequestLimitExceeded");
        assertThat(refusalOf(iam::listRoles)).isEqualTo("400 Throttling");
        assertThat(refusalOf(s3::listBuckets)).isEqualTo("503 SlowDown");
        clock.add(Duration.ofSeconds(1));
        ec2.describeInstances();
        assertThat(refusalOf(ec2::describeInstances)).isEqualTo("503 RequestLimitExceeded");
    }

    @Test
    void actsAndLosesTheAnswer() {
        on("ec2:RunInstances", 1, new Fault.LoseAnswer());
        on("s3:CreateBucket", 1, new Fault.LoseAnswer());
        assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> run("t3.small", "subnet-1"));
        assertThat(instances()).hasSize(1);
        assertThatExceptionOfType(SdkClientException.class)
                .isThrownBy(() -> s3.createBucket(request -> request.bucket("lost")));
        assertThat(refusalOf(() -> s3.createBucket(request -> request.bucket("lost"))))
                .isEqualTo("409 BucketAlreadyOwnedByYou");
    }

    @Test
    void answersLate() {
        on("ec2:DescribeInstances", 1, new Fault.Delay(Duration.ofMillis(300)));
        var asked = Instant.now();
        ec2.describeInstances();
        assertThat(Duration.between(asked, Instant.now())).isGreaterThan(Duration.ofMillis(299));
    }

    @Test
    void doesNotSeeAnInstanceThatWasJustLaunched() {
        on("ec2:DescribeInstances", 0, new Fault.Hide(What.INSTANCE, Duration.ofSeconds(3)));
        on("ec2:TerminateInstances", 0, new Fault.Hide(What.INSTANCE, Duration.ofSeconds(3)));
        var id = run("t3.small", "subnet-1").instanceId();
        assertThat(refusalOf(() -> ec2.describeInstances(request -> request.instanceIds(id))))
                .isEqualTo("400 InvalidInstanceID.NotFound");
        assertThat(refusalOf(() -> ec2.terminateInstances(request -> request.instanceIds(id))))
                .isEqualTo("400 InvalidInstanceID.NotFound");
        assertThat(instances()).isEmpty();
        clock.add(Duration.ofSeconds(3));
        assertThat(instances()).hasSize(1);
    }

    @Test
    void doesNotSeeTheTagsOfAnInstanceThatWasJustLaunched() {
        on("ec2:DescribeInstances", 0, new Fault.Hide(What.TAGS, Duration.ofSeconds(3)));
        run("t3.small", "subnet-1");
        assertThat(instances())
                .singleElement()
                .satisfies(seen -> assertThat(seen.tags()).isEmpty());
        assertThat(ec2.describeInstances(request ->
                                request.filters(by -> by.name("tag-key").values("tenant")))
                        .reservations())
                .isEmpty();
        clock.add(Duration.ofSeconds(3));
        assertThat(instances().getFirst().tags()).hasSize(1);
    }

    @Test
    void doesNotKnowAnIdentityThatWasJustMade() {
        on("ec2:RunInstances", 0, new Fault.Hide(What.INSTANCE_PROFILE, Duration.ofSeconds(5)));
        on("iam:PutRolePolicy", 0, new Fault.Hide(What.ROLE, Duration.ofSeconds(5)));
        iam.createInstanceProfile(request -> request.instanceProfileName("new"));
        iam.createRole(request ->
                request.roleName("new").assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[]}"));
        assertThat(refusalOf(this::putPolicy)).isEqualTo("404 NoSuchEntity");
        assertThat(refusalOf(this::launchWithTheNewProfile)).isEqualTo("400 InvalidParameterValue");
        clock.add(Duration.ofSeconds(5));
        putPolicy();
        launchWithTheNewProfile();
    }

    @Test
    void tellsOfAnInstanceWhoseChecksFail() {
        var id = run("t3.small", "subnet-1").instanceId();
        on("ec2:DescribeInstanceStatus", 0, new Fault.Impair("impaired", "ok", "instance-retirement"), id);
        var status = ec2.describeInstanceStatus(
                        request -> request.instanceIds(id).includeAllInstances(true))
                .instanceStatuses()
                .getFirst();
        assertThat(status.systemStatus().statusAsString()).isEqualTo("impaired");
        assertThat(status.instanceStatus().statusAsString()).isEqualTo("ok");
        assertThat(status.events())
                .singleElement()
                .satisfies(event -> assertThat(event.codeAsString()).isEqualTo("instance-retirement"));
    }

    @Test
    void isToldByHttpFromThisMachine() throws Exception {
        var name = http("POST", "", """
                {"call":"s3:CreateBucket","about":["taken"],"times":1,
                 "effect":{"effect":"refuse","status":409,"code":"BucketAlreadyExists","message":"taken"}}""");
        assertThat(name).isEqualTo("{\"name\":\"1\"}");
        assertThat(refusalOf(() -> s3.createBucket(request -> request.bucket("taken"))))
                .isEqualTo("409 BucketAlreadyExists");
        assertThat(http("GET", "1", "")).isEqualTo("{\"seen\":1,\"hit\":1}");
        http("DELETE", "1", "");
        s3.createBucket(request -> request.bucket("taken"));
        assertThat(http("POST", "", "{\"effect\":{\"effect\":\"explode\"}}")).contains("explode");
        assertThat(aws.faultEndpoint().getHost()).isEqualTo("127.0.0.1");
    }

    private String http(String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(aws.faultEndpoint() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private String on(String call, int times, Fault.Effect effect, String... about) {
        return aws.faults().add(new Fault(call, List.of(about), times, effect));
    }

    private Instance run(String type, String subnet) {
        return ec2.runInstances(request -> request.imageId("ami-1")
                        .instanceType(type)
                        .subnetId(subnet)
                        .minCount(1)
                        .maxCount(1)
                        .tagSpecifications(tags -> tags.resourceType(ResourceType.INSTANCE)
                                .tags(tag -> tag.key("tenant").value("one"))))
                .instances()
                .getFirst();
    }

    private void launchWithTheNewProfile() {
        ec2.runInstances(request ->
                request.imageId("ami-1").minCount(1).maxCount(1).iamInstanceProfile(profile -> profile.name("new")));
    }

    private void putPolicy() {
        iam.putRolePolicy(request -> request.roleName("new")
                .policyName("p")
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[]}"));
    }

    private List<Instance> instances() {
        return ec2.describeInstances().reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .toList();
    }
}
