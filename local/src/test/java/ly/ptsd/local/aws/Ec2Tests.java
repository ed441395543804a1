package ly.ptsd.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;

/** EC2, as Amazon's own client sees it. */
class Ec2Tests {

    @TempDir
    Path folder;

    AwsStandIn aws;
    Ec2Client ec2;

    @BeforeEach
    void start() {
        aws = AwsStandIn.in(folder).start();
        ec2 = AwsClients.of(aws).ec2();
    }

    @AfterEach
    void stop() {
        ec2.close();
        aws.close();
    }

    @Test
    void launchesAnInstanceWithAllItWasAskedFor() {
        var launched = run(request -> request.tagSpecifications(tags ->
                        tags.resourceType(ResourceType.INSTANCE).tags(tag("tenant", "한글"), tag("generation", "1")))
                .securityGroupIds("sg-1")
                .metadataOptions(options -> options.httpTokens("required").httpPutResponseHopLimit(1))
                .blockDeviceMappings(device -> device.deviceName("/dev/xvda").ebs(disk -> disk.volumeSize(40)))
                .userData("IyB0ZXN0"));

        assertThat(launched.state().name()).isEqualTo(InstanceStateName.PENDING);
        awaitState(launched.instanceId(), InstanceStateName.RUNNING);
        Instance running = describe(launched.instanceId());
        assertThat(running.privateIpAddress()).startsWith("127.77.");
        assertThat(running.instanceTypeAsString()).isEqualTo("t3.small");
        assertThat(running.imageId()).isEqualTo("ami-1");
        assertThat(running.subnetId()).isEqualTo("subnet-1");
        assertThat(running.securityGroups())
                .singleElement()
                .satisfies(group -> assertThat(group.groupId()).isEqualTo("sg-1"));
        assertThat(running.tags()).contains(tag("tenant", "한글"));
        assertThat(running.metadataOptions().httpTokensAsString()).isEqualTo("required");
        assertThat(running.launchTime()).isNotNull();
        assertThat(ec2.describeInstanceAttribute(request ->
                                request.instanceId(running.instanceId()).attribute(InstanceAttributeName.USER_DATA))
                        .userData()
                        .value())
                .isEqualTo("IyB0ZXN0");
        assertThat(ec2.describeInstanceStatus(request -> request.instanceIds(running.instanceId()))
                        .instanceStatuses())
                .singleElement()
                .satisfies(status ->
                        assertThat(status.instanceStatus().statusAsString()).isEqualTo("ok"));
    }

    @Test
    void launchesOnceForOneClientToken() {
        String token = UUID.randomUUID().toString();

        var first = run(request -> request.clientToken(token));
        var again = run(request -> request.clientToken(token));

        assertThat(again.instanceId()).isEqualTo(first.instanceId());
        assertThat(refusalOf(() -> run(request -> request.clientToken(token).imageId("ami-2"))))
                .isEqualTo("400 IdempotentParameterMismatch");
        assertThat(all()).hasSize(1);
    }

    @Test
    void remembersClientTokensOverARestart() {
        String token = UUID.randomUUID().toString();
        var first = run(request -> request.clientToken(token));
        stop();
        start();

        assertThat(run(request -> request.clientToken(token)).instanceId()).isEqualTo(first.instanceId());
    }

    @Test
    void givesEveryInstanceItsOwnAddress() {
        assertThat(List.of(
                        run(_ -> {}).privateIpAddress(),
                        run(_ -> {}).privateIpAddress(),
                        run(_ -> {}).privateIpAddress()))
                .doesNotHaveDuplicates();
    }

    @Test
    void stopsStartsAndTerminates() {
        String id = run(_ -> {}).instanceId();
        awaitState(id, InstanceStateName.RUNNING);

        ec2.stopInstances(request -> request.instanceIds(id));
        awaitState(id, InstanceStateName.STOPPED);
        ec2.startInstances(request -> request.instanceIds(id));
        awaitState(id, InstanceStateName.RUNNING);
        var change = ec2.terminateInstances(request -> request.instanceIds(id))
                .terminatingInstances()
                .getFirst();

        assertThat(change.previousState().name()).isEqualTo(InstanceStateName.RUNNING);
        assertThat(change.currentState().name()).isEqualTo(InstanceStateName.SHUTTING_DOWN);
        awaitState(id, InstanceStateName.TERMINATED);
        assertThat(describe(id).privateIpAddress()).isNull();
        assertThat(refusalOf(() -> ec2.startInstances(request -> request.instanceIds(id))))
                .isEqualTo("400 IncorrectInstanceState");
        assertThat(ec2.terminateInstances(request -> request.instanceIds(id))
                        .terminatingInstances()
                        .getFirst()
                        .currentState()
                        .name())
                .isEqualTo(InstanceStateName.TERMINATED);
    }

    @Test
    void findsInstancesByTagTokenAndState() {
        String token = UUID.randomUUID().toString();
        var one = run(request -> request.clientToken(token)
                .tagSpecifications(
                        tags -> tags.resourceType(ResourceType.INSTANCE).tags(tag("tenant", "one"))));
        var two = run(_ -> {});
        ec2.createTags(request -> request.resources(two.instanceId()).tags(tag("tenant", "two")));
        awaitState(one.instanceId(), InstanceStateName.RUNNING);

        assertThat(found("tag:tenant", "one")).containsExactly(one.instanceId());
        assertThat(found("tag:tenant", "t*")).containsExactly(two.instanceId());
        assertThat(found("client-token", token)).containsExactly(one.instanceId());
        assertThat(found("instance-state-name", "terminated")).isEmpty();
        assertThat(found("tag-key", "tenant")).hasSize(2);
        assertThat(refusalOf(() -> found("colour", "red"))).isEqualTo("400 InvalidParameterValue");
    }

    @Test
    void listsInPagesOfFiveOrMore() {
        for (int i = 0; i < 7; i++) {
            run(_ -> {});
        }

        var pages = ec2.describeInstancesPaginator(request -> request.maxResults(5)).stream()
                .map(page -> page.reservations().size())
                .toList();

        assertThat(pages).containsExactly(5, 2);
        assertThat(refusalOf(() -> ec2.describeInstances(request -> request.maxResults(4))))
                .isEqualTo("400 InvalidParameterValue");
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThat(refusalOf(() -> describe("i-0123456789abcdef0"))).isEqualTo("400 InvalidInstanceID.NotFound");
        assertThat(refusalOf(() -> describe("server"))).isEqualTo("400 InvalidInstanceID.Malformed");
        assertThat(refusalOf(() -> run(request -> request.iamInstanceProfile(profile -> profile.name("absent")))))
                .isEqualTo("400 InvalidParameterValue");
        assertThat(all()).isEmpty();
    }

    @Test
    void refusesStrangers() {
        try (var guessed = AwsClients.of(aws)
                        .with(AwsBasicCredentials.create("test", "guessed"))
                        .ec2();
                var unknown = AwsClients.of(aws)
                        .with(AwsBasicCredentials.create("nobody", "guessed"))
                        .ec2()) {
            // The JDK's HTTP client keeps the body of a 401, and so the code, to itself.
            assertThat(refusalOf(guessed::describeInstances)).startsWith("401 ");
            assertThat(refusalOf(unknown::describeInstances)).startsWith("401 ");
        }
    }

    private Instance run(Consumer<RunInstancesRequest.Builder> more) {
        var request = RunInstancesRequest.builder()
                .imageId("ami-1")
                .instanceType("t3.small")
                .subnetId("subnet-1")
                .minCount(1)
                .maxCount(1);
        more.accept(request);
        return ec2.runInstances(request.build()).instances().getFirst();
    }

    private Instance describe(String id) {
        return ec2.describeInstances(request -> request.instanceIds(id))
                .reservations()
                .getFirst()
                .instances()
                .getFirst();
    }

    private List<String> all() {
        return ec2.describeInstancesPaginator().reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(Instance::instanceId)
                .toList();
    }

    private List<String> found(String filter, String value) {
        return ec2
                .describeInstances(
                        request -> request.filters(by -> by.name(filter).values(value)))
                .reservations()
                .stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(Instance::instanceId)
                .toList();
    }

    private void awaitState(String id, InstanceStateName state) {
        await().until(() -> describe(id).state().name() == state);
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static String refusalOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return IamTests.refusalOf(call);
    }
}
