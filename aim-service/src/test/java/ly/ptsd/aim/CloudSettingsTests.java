package ly.ptsd.aim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import ly.ptsd.aim.testbed.Accounts;
import ly.ptsd.aim.testbed.AimTest;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** What was made in the cloud is closed to everybody but its tenant. */
@AimTest
class CloudSettingsTests {

    private static String tenant;
    private static String bucket;

    private final IamClient iam;
    private final String deployment;

    CloudSettingsTests(@Autowired IamClient iam, @Value("${ptsd.aim.deployment}") String deployment) {
        this.iam = iam;
        this.deployment = deployment;
    }

    @BeforeAll
    static void subscribe(@LocalServerPort int port, @Value("${ptsd.aim.deployment}") String deployment) {
        tenant = Api.at(port).as(UUID.randomUUID()).subscribe().string("tenantId");
        await().until(() -> !Cloud.living(tenant).isEmpty());
        bucket = "ptsd-" + deployment + "-" + tenant;
    }

    @Test
    void closesTheBucket() {
        var access =
                Cloud.S3.getPublicAccessBlock(request -> request.bucket(bucket)).publicAccessBlockConfiguration();
        assertThat(access.blockPublicAcls()).isTrue();
        assertThat(access.ignorePublicAcls()).isTrue();
        assertThat(access.blockPublicPolicy()).isTrue();
        assertThat(access.restrictPublicBuckets()).isTrue();
        assertThat(Cloud.S3
                        .getBucketOwnershipControls(request -> request.bucket(bucket))
                        .ownershipControls()
                        .rules()
                        .getFirst()
                        .objectOwnership())
                .isEqualTo(ObjectOwnership.BUCKET_OWNER_ENFORCED);
        assertThat(Cloud.S3.getBucketPolicy(request -> request.bucket(bucket)).policy())
                .contains("aws:SecureTransport", "Deny", bucket);
        assertThat(Cloud.S3
                        .getBucketEncryption(request -> request.bucket(bucket))
                        .serverSideEncryptionConfiguration()
                        .rules()
                        .getFirst()
                        .applyServerSideEncryptionByDefault()
                        .sseAlgorithm())
                .isEqualTo(ServerSideEncryption.AES256);
    }

    @Test
    void letsPlayersInAndForgetsUnfinishedUploads() {
        assertThat(Cloud.S3.getBucketCors(request -> request.bucket(bucket)).corsRules())
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.allowedOrigins()).containsExactly(Accounts.ORIGIN);
                    assertThat(rule.allowedMethods()).containsExactly("GET", "HEAD");
                });
        assertThat(Cloud.S3
                        .getBucketLifecycleConfiguration(request -> request.bucket(bucket))
                        .rules())
                .singleElement()
                .satisfies(
                        rule -> assertThat(rule.abortIncompleteMultipartUpload().daysAfterInitiation())
                                .isEqualTo(1));
    }

    @Test
    void tagsEverythingWithDeploymentAndTenant() {
        assertThat(Cloud.S3.getBucketTagging(request -> request.bucket(bucket)).tagSet())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactlyInAnyOrder("ptsd:deployment=" + deployment, "ptsd:tenant=" + tenant);
        assertThat(Cloud.living(tenant).getFirst().tags())
                .extracting(Tag::key, Tag::value)
                .contains(
                        tuple("ptsd:deployment", deployment),
                        tuple("ptsd:tenant", tenant),
                        tuple("ptsd:generation", "1"));
    }

    @Test
    void givesTheInstanceARoleForItsBucketOnly() {
        var instance = Cloud.living(tenant).getFirst();
        assertThat(instance.iamInstanceProfile().arn()).endsWith("/" + bucket);
        assertThat(instance.metadataOptions().httpTokens()).isEqualTo(HttpTokensState.REQUIRED);
        var policy = iam.getRolePolicy(request -> request.roleName(bucket).policyName("bucket"))
                .policyDocument();
        assertThat(URLDecoder.decode(policy, StandardCharsets.UTF_8))
                .contains("arn:aws:s3:::" + bucket + "/*")
                .doesNotContain("\"*\"");
    }
}
