package ly.ptsd.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;

/** IAM and STS, as Amazon's own client sees them. */
class IamTests {

    static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
            "Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private static final String POLICY = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""";

    @TempDir
    Path folder;

    AwsStandIn aws;
    IamClient iam;

    @BeforeEach
    void start() {
        aws = AwsStandIn.in(folder).start();
        iam = AwsClients.of(aws).iam();
    }

    @AfterEach
    void stop() {
        iam.close();
        aws.close();
    }

    @Test
    void keepsRolesAndProfilesOverARestart() {
        var role = createRole("media").role();
        iam.putRolePolicy(
                request -> request.roleName("media").policyName("bucket").policyDocument(POLICY));
        iam.tagRole(request -> request.roleName("media")
                .tags(Tag.builder().key("tenant").value("t & <1>").build()));
        iam.createInstanceProfile(request -> request.instanceProfileName("media"));
        iam.addRoleToInstanceProfile(
                request -> request.instanceProfileName("media").roleName("media"));

        stop();
        start();

        var found = iam.getRole(request -> request.roleName("media")).role();
        assertThat(found.arn()).isEqualTo(role.arn()).isEqualTo("arn:aws:iam::000000000000:role/media");
        assertThat(found.createDate()).isEqualTo(role.createDate());
        assertThat(URLDecoder.decode(found.assumeRolePolicyDocument(), UTF_8)).isEqualTo(TRUST);
        assertThat(found.tags()).extracting(Tag::value).containsExactly("t & <1>");
        assertThat(URLDecoder.decode(
                        iam.getRolePolicy(request -> request.roleName("media").policyName("bucket"))
                                .policyDocument(),
                        UTF_8))
                .isEqualTo(POLICY);
        var profile = iam.getInstanceProfile(request -> request.instanceProfileName("media"))
                .instanceProfile();
        assertThat(profile.arn()).isEqualTo("arn:aws:iam::000000000000:instance-profile/media");
        assertThat(profile.roles())
                .singleElement()
                .satisfies(held -> assertThat(held.roleName()).isEqualTo("media"));
        assertThat(iam.listRoles().roles()).hasSize(1);
        assertThat(iam.listInstanceProfiles().instanceProfiles()).hasSize(1);
        assertThat(iam.listRolePolicies(request -> request.roleName("media")).policyNames())
                .containsExactly("bucket");
    }

    @Test
    void refusesWhatIsThereAlready() {
        createRole("media");
        iam.createInstanceProfile(request -> request.instanceProfileName("media"));
        iam.addRoleToInstanceProfile(
                request -> request.instanceProfileName("media").roleName("media"));

        assertThatThrownBy(() -> createRole("media")).isInstanceOf(EntityAlreadyExistsException.class);
        assertThatThrownBy(() -> iam.createInstanceProfile(request -> request.instanceProfileName("media")))
                .isInstanceOf(EntityAlreadyExistsException.class);
        assertThatThrownBy(() -> iam.addRoleToInstanceProfile(
                        request -> request.instanceProfileName("media").roleName("media")))
                .isInstanceOf(LimitExceededException.class);
    }

    @Test
    void saysWhatIsNotThere() {
        assertThatThrownBy(() -> iam.getRole(request -> request.roleName("absent")))
                .isInstanceOf(NoSuchEntityException.class);
        assertThatThrownBy(() -> iam.deleteRolePolicy(
                        request -> request.roleName("absent").policyName("p")))
                .isInstanceOf(NoSuchEntityException.class);
        assertThatThrownBy(() -> iam.getInstanceProfile(request -> request.instanceProfileName("absent")))
                .isInstanceOf(NoSuchEntityException.class);
        assertThatThrownBy(() -> iam.deleteInstanceProfile(request -> request.instanceProfileName("absent")))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void takesThingsApartInTheRightOrderOnly() {
        createRole("media");
        iam.putRolePolicy(
                request -> request.roleName("media").policyName("bucket").policyDocument(POLICY));
        iam.createInstanceProfile(request -> request.instanceProfileName("media"));
        iam.addRoleToInstanceProfile(
                request -> request.instanceProfileName("media").roleName("media"));

        assertThatThrownBy(() -> iam.deleteRole(request -> request.roleName("media")))
                .isInstanceOf(DeleteConflictException.class);
        assertThatThrownBy(() -> iam.deleteInstanceProfile(request -> request.instanceProfileName("media")))
                .isInstanceOf(DeleteConflictException.class);

        iam.removeRoleFromInstanceProfile(
                request -> request.instanceProfileName("media").roleName("media"));
        iam.deleteInstanceProfile(request -> request.instanceProfileName("media"));
        assertThatThrownBy(() -> iam.deleteRole(request -> request.roleName("media")))
                .isInstanceOf(DeleteConflictException.class);
        iam.deleteRolePolicy(request -> request.roleName("media").policyName("bucket"));
        iam.deleteRole(request -> request.roleName("media"));
        assertThatThrownBy(() -> iam.getRole(request -> request.roleName("media")))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void refusesAPolicyThatIsNone() {
        createRole("media");
        assertThatThrownBy(() -> iam.putRolePolicy(request ->
                        request.roleName("media").policyName("bucket").policyDocument("{")))
                .isInstanceOf(MalformedPolicyDocumentException.class);
    }

    @Test
    void tellsCallersWhoTheyAre() {
        try (var sts = AwsClients.of(aws).sts()) {
            var identity = sts.getCallerIdentity();
            assertThat(identity.account()).isEqualTo(AwsStandIn.ACCOUNT);
            assertThat(identity.arn()).isEqualTo("arn:aws:iam::000000000000:user/platform");
        }
    }

    @Test
    void refusesStrangers() throws Exception {
        var wrongSecret = AwsClients.of(aws).with(AwsBasicCredentials.create("test", "guessed"));
        var unknownKey = AwsClients.of(aws).with(AwsBasicCredentials.create("nobody", "guessed"));
        try (var sts = wrongSecret.sts();
                var other = unknownKey.sts()) {
            assertThat(refusalOf(sts::getCallerIdentity)).isEqualTo("403 SignatureDoesNotMatch");
            assertThat(refusalOf(other::getCallerIdentity)).isEqualTo("403 InvalidClientTokenId");
        }
        var unsigned = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(aws.queryEndpoint() + "/"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("Action=GetCallerIdentity"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(unsigned.statusCode()).isEqualTo(401);
        assertThat(unsigned.body()).contains("<Code>AuthFailure</Code>");
    }

    @Test
    void namesAnUnknownAction() {
        assertThat(refusalOf(() -> iam.listUsers())).isEqualTo("400 InvalidAction");
    }

    static String refusalOf(ThrowingCallable call) {
        AwsServiceException refusal = catchThrowableOfType(AwsServiceException.class, call);
        assertThat(refusal).isNotNull();
        return refusal.statusCode() + " " + refusal.awsErrorDetails().errorCode();
    }

    private software.amazon.awssdk.services.iam.model.CreateRoleResponse createRole(String name) {
        return iam.createRole(request -> request.roleName(name).assumeRolePolicyDocument(TRUST));
    }
}
