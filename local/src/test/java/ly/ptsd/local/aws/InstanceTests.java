package ly.ptsd.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import ly.ptsd.local.aws.machine.MachineImage;
import ly.ptsd.local.aws.machine.ProcessImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/** An instance boots a real process from its user data, and the process learns who it is. */
class InstanceTests {

    private static final String USER_DATA = """
            #cloud-config
            write_files:
              - path: /etc/ptsd/media-server.env
                permissions: "0600"
                content: |
                  GREETING=hello world
                  PTSD_BOOT_TOKEN=t=1
            runcmd:
              - [docker, run, -d, --name, mongo, --network, host, -v, /var/lib/ptsd/mongo:/data/db, "mongo:8"]
              - [docker, run, -d, --name, media-server, --restart, always, --network, host,
                 --env-file, /etc/ptsd/media-server.env, -v, "/var/lib/ptsd/media:/var/lib/ptsd/media", "probe:1"]
            """;
    private static final String BUCKET_POLICY = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::own-bucket/*"},
              {"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::own-bucket"}]}""";

    @TempDir
    Path folder;

    final List<ProcessHandle> children = new CopyOnWriteArrayList<>();
    final HttpClient http = HttpClient.newHttpClient();
    AwsStandIn aws;
    Ec2Client ec2;

    @BeforeEach
    void start() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ProbeServer.class.getName());
        aws = AwsStandIn.in(folder)
                .image("probe:1", new ProcessImage(command, Map.of("PTSD_FFMPEG", "/opt/ffmpeg")))
                .image("mongo:8", MachineImage.provided())
                .children(children::add)
                .start();
        ec2 = AwsClients.of(aws).ec2();
    }

    @AfterEach
    void stop() {
        ec2.close();
        aws.close();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void bootsFromItsUserDataWithNothingOfThisMachineInItsEnvironment() throws Exception {
        Instance instance = launch();

        assertThat(ask(instance, "/variable?GREETING")).isEqualTo("hello world");
        assertThat(ask(instance, "/variable?PTSD_BOOT_TOKEN")).isEqualTo("t=1");
        assertThat(ask(instance, "/variable?PTSD_FFMPEG")).isEqualTo("/opt/ffmpeg");
        assertThat(ask(instance, "/variable?SERVER_ADDRESS")).isEqualTo(instance.privateIpAddress());
        assertThat(ask(instance, "/variable?JAVA_HOME")).isEqualTo("null");
        assertThat(ask(instance, "/variable?HOME")).startsWith(folder.toString());
        assertThat(children).hasSize(1);
        assertThat(Files.readString(folder.resolve("instances/" + instance.instanceId() + "/console.log")))
                .contains("listening with hello world");
    }

    @Test
    void learnsWhoItIsFromTheMetadataService() throws Exception {
        Instance instance = launch();

        assertThat(ask(instance, "/metadata?/latest/meta-data/instance-id")).isEqualTo(instance.instanceId());
        assertThat(ask(instance, "/metadata?/latest/meta-data/local-ipv4")).isEqualTo(instance.privateIpAddress());
        assertThat(ask(instance, "/metadata?/latest/meta-data/placement/region"))
                .isEqualTo("ap-northeast-2");
        assertThat(ask(instance, "/metadata?/latest/meta-data/placement/availability-zone"))
                .isEqualTo("ap-northeast-2a");
        assertThat(ask(instance, "/metadata?/latest/meta-data/tags/instance/tenant"))
                .isEqualTo("one");
        assertThat(ask(instance, "/metadata?/latest/meta-data/iam/info")).contains("instance-profile/media");
        assertThat(ask(instance, "/metadata?/latest/user-data")).isEqualTo(USER_DATA);
        assertThat(ask(instance, "/metadata-without-token")).isEqualTo("401");
    }

    @Test
    void provesItsIdentityByASignedDocument() throws Exception {
        Instance instance = launch();

        String document = ask(instance, "/metadata?/latest/dynamic/instance-identity/document");
        byte[] signature =
                Base64.getMimeDecoder().decode(ask(instance, "/metadata?/latest/dynamic/instance-identity/signature"));

        assertThat(document).contains(instance.instanceId(), instance.privateIpAddress(), AwsStandIn.ACCOUNT);
        assertThat(verifies(document, signature)).isTrue();
        assertThat(verifies(document.replace(instance.instanceId(), "i-0"), signature))
                .isFalse();
    }

    private boolean verifies(String document, byte[] signature) throws Exception {
        var pem = new ByteArrayInputStream(Files.readAllBytes(aws.identityCertificate()));
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(CertificateFactory.getInstance("X.509").generateCertificate(pem));
        verifier.update(document.getBytes(UTF_8));
        return verifier.verify(signature);
    }

    @Test
    void itsCredentialsOpenItsRolesBucketAndNothingElse() throws Exception {
        createBuckets();
        Instance instance = launch();
        var own = AwsClients.of(aws).with(credentials(instance));
        try (var s3 = own.s3();
                var fleet = own.ec2();
                var sts = own.sts();
                var iam = own.iam()) {
            s3.putObject(request -> request.bucket("own-bucket").key("k"), RequestBody.fromString("mine"));
            assertThat(s3.listObjectsV2(request -> request.bucket("own-bucket")).keyCount())
                    .isOne();
            assertThat(sts.getCallerIdentity().arn()).endsWith("assumed-role/media/" + instance.instanceId());

            assertThat(S3Fixture.refusalOf(() -> s3.putObject(
                            request -> request.bucket("foreign-bucket").key("k"), RequestBody.fromString("x"))))
                    .isEqualTo("403 AccessDenied");
            assertThat(S3Fixture.refusalOf(() -> s3.copyObject(request -> request.sourceBucket("foreign-bucket")
                            .sourceKey("secret")
                            .destinationBucket("own-bucket")
                            .destinationKey("stolen"))))
                    .isEqualTo("403 AccessDenied");
            assertThat(S3Fixture.refusalOf(() -> s3.deleteObject(
                            request -> request.bucket("own-bucket").key("k"))))
                    .isEqualTo("403 AccessDenied");
            assertThat(S3Fixture.refusalOf(s3::listBuckets)).isEqualTo("403 AccessDenied");
            assertThat(S3Fixture.refusalOf(() -> s3.getBucketPolicy(request -> request.bucket("own-bucket"))))
                    .isEqualTo("403 AccessDenied");
            assertThat(IamTests.refusalOf(fleet::describeInstances)).isEqualTo("403 UnauthorizedOperation");
            assertThat(IamTests.refusalOf(iam::listRoles)).isEqualTo("403 AccessDenied");
        }
    }

    @Test
    void addressesItPresignsWorkUntilItIsTerminated() throws Exception {
        createBuckets();
        Instance instance = launch();
        var own = AwsClients.of(aws).with(credentials(instance));
        try (var s3 = own.s3()) {
            s3.putObject(request -> request.bucket("own-bucket").key("k"), RequestBody.fromString("mine"));
        }
        String mine = presigned(own, "own-bucket", "k");
        String foreign = presigned(own, "foreign-bucket", "secret");

        assertThat(get(mine).body()).isEqualTo("mine");
        assertThat(get(foreign).statusCode()).isEqualTo(403);
        assertThat(get(mine.replaceFirst("X-Amz-Security-Token=[^&]+&", "")).body())
                .contains("InvalidToken");

        ec2.terminateInstances(request -> request.instanceIds(instance.instanceId()));
        awaitState(instance, InstanceStateName.TERMINATED);

        assertThat(get(mine).statusCode()).isEqualTo(403);
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(folder.resolve("instances/" + instance.instanceId() + "/root"))
                .doesNotExist();
    }

    @Test
    void itsServerIsStartedAgainWhenItDies() throws Exception {
        Instance instance = launch();
        String before = ask(instance, "/pid");

        children.getFirst().destroyForcibly();

        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> !ask(instance, "/pid").equals(before));
        assertThat(children).hasSize(2);
    }

    @Test
    void bootsAnewWithItsAddressItsDiskAndItsIdentityWhenItIsRebooted() throws Exception {
        Instance instance = launch();
        String before = ask(instance, "/pid");
        assertThat(ask(instance, "/remember")).isEqualTo("1");

        ec2.rebootInstances(request -> request.instanceIds(instance.instanceId()));

        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> !ask(instance, "/pid").equals(before));
        assertThat(ask(instance, "/remember")).isEqualTo("2");
        assertThat(credentials(instance).accessKeyId()).startsWith("ASIA");
        assertThat(describe(instance).state().name()).isEqualTo(InstanceStateName.RUNNING);
        assertThat(children).hasSize(2);
    }

    @Test
    void bootsAgainWithItsAddressAndItsDiskWhenTheStandInRestarts() throws Exception {
        Instance instance = launch();
        assertThat(ask(instance, "/remember")).isEqualTo("1");
        stop();
        start();

        awaitState(instance, InstanceStateName.RUNNING);
        assertThat(describe(instance).privateIpAddress()).isEqualTo(instance.privateIpAddress());
        awaitUp(instance);
        assertThat(ask(instance, "/remember")).isEqualTo("2");
        assertThat(credentials(instance).accessKeyId()).startsWith("ASIA");
    }

    @Test
    void terminatedInstancesStayTerminatedOverARestart() throws Exception {
        Instance instance = launch();
        ec2.terminateInstances(request -> request.instanceIds(instance.instanceId()));
        awaitState(instance, InstanceStateName.TERMINATED);
        stop();
        start();

        assertThat(describe(instance).state().name()).isEqualTo(InstanceStateName.TERMINATED);
        assertThat(children).hasSize(1);
    }

    private void createBuckets() {
        try (var s3 = AwsClients.of(aws).s3()) {
            s3.createBucket(request -> request.bucket("own-bucket"));
            s3.createBucket(request -> request.bucket("foreign-bucket"));
            s3.putObject(request -> request.bucket("foreign-bucket").key("secret"), RequestBody.fromString("s"));
        }
    }

    private Instance launch() throws Exception {
        try (var iam = AwsClients.of(aws).iam()) {
            iam.createRole(request -> request.roleName("media").assumeRolePolicyDocument(IamTests.TRUST));
            iam.putRolePolicy(
                    request -> request.roleName("media").policyName("bucket").policyDocument(BUCKET_POLICY));
            iam.createInstanceProfile(request -> request.instanceProfileName("media"));
            iam.addRoleToInstanceProfile(
                    request -> request.instanceProfileName("media").roleName("media"));
        }
        Instance instance = ec2.runInstances(request -> request.imageId("ami-1")
                        .instanceType("t3.small")
                        .minCount(1)
                        .maxCount(1)
                        .iamInstanceProfile(profile -> profile.name("media"))
                        .metadataOptions(
                                options -> options.httpTokens("required").instanceMetadataTags("enabled"))
                        .tagSpecifications(tags -> tags.resourceType(ResourceType.INSTANCE)
                                .tags(tag -> tag.key("tenant").value("one")))
                        .userData(Base64.getEncoder().encodeToString(USER_DATA.getBytes(UTF_8))))
                .instances()
                .getFirst();
        awaitState(instance, InstanceStateName.RUNNING);
        awaitUp(instance);
        return instance;
    }

    private void awaitUp(Instance instance) {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> ask(instance, "/").equals("up"));
    }

    private void awaitState(Instance instance, InstanceStateName state) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> describe(instance).state().name() == state);
    }

    private Instance describe(Instance instance) {
        return ec2.describeInstances(request -> request.instanceIds(instance.instanceId()))
                .reservations()
                .getFirst()
                .instances()
                .getFirst();
    }

    private AwsSessionCredentials credentials(Instance instance) throws Exception {
        String[] lines = ask(instance, "/credentials").split("\n");
        return AwsSessionCredentials.create(lines[0], lines[1], lines[2]);
    }

    private static String presigned(AwsClients clients, String bucket, String key) {
        try (var presigner = clients.presigner()) {
            return presigner
                    .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(1))
                            .getObjectRequest(request -> request.bucket(bucket).key(key)))
                    .url()
                    .toString();
        }
    }

    private String ask(Instance instance, String path) throws IOException, InterruptedException {
        return get("http://" + instance.privateIpAddress() + ":8090" + path).body();
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
