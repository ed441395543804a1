package ly.ptsd.aim;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The policy in the repository allows every call to Amazon that the code makes, and nothing else. */
class LeastPrivilegeTests {

    private static final Path AWS = Path.of("..", "deploy", "aws");

    /** Which permissions a call needs, as the Service Authorization Reference says. */
    private static final Map<String, Set<String>> PERMISSIONS = Map.ofEntries(
            Map.entry("Ec2Client.runInstances", Set.of("ec2:RunInstances", "ec2:CreateTags", "iam:PassRole")),
            Map.entry("Ec2Client.describeInstances", Set.of("ec2:DescribeInstances")),
            Map.entry("Ec2Client.describeInstancesPaginator", Set.of("ec2:DescribeInstances")),
            Map.entry("Ec2Client.describeInstanceStatus", Set.of("ec2:DescribeInstanceStatus")),
            Map.entry("Ec2Client.describeInstanceStatusPaginator", Set.of("ec2:DescribeInstanceStatus")),
            Map.entry("Ec2Client.describeVolumesPaginator", Set.of("ec2:DescribeVolumes")),
            Map.entry("Ec2Client.stopInstances", Set.of("ec2:StopInstances")),
            Map.entry("Ec2Client.startInstances", Set.of("ec2:StartInstances")),
            Map.entry("Ec2Client.rebootInstances", Set.of("ec2:RebootInstances")),
            Map.entry("Ec2Client.terminateInstances", Set.of("ec2:TerminateInstances")),
            Map.entry("IamClient.createRole", Set.of("iam:CreateRole", "iam:TagRole")),
            Map.entry("IamClient.putRolePolicy", Set.of("iam:PutRolePolicy")),
            Map.entry("IamClient.getRole", Set.of("iam:GetRole")),
            Map.entry("IamClient.updateAssumeRolePolicy", Set.of("iam:UpdateAssumeRolePolicy")),
            Map.entry("IamClient.getInstanceProfile", Set.of("iam:GetInstanceProfile")),
            Map.entry("IamClient.getRolePolicy", Set.of("iam:GetRolePolicy")),
            Map.entry("IamClient.listRolePolicies", Set.of("iam:ListRolePolicies")),
            Map.entry("IamClient.deleteRolePolicy", Set.of("iam:DeleteRolePolicy")),
            Map.entry("IamClient.deleteRole", Set.of("iam:DeleteRole")),
            Map.entry("IamClient.listRolesPaginator", Set.of("iam:ListRoles")),
            Map.entry("IamClient.createInstanceProfile", Set.of("iam:CreateInstanceProfile", "iam:TagInstanceProfile")),
            Map.entry("IamClient.listInstanceProfilesPaginator", Set.of("iam:ListInstanceProfiles")),
            Map.entry("IamClient.addRoleToInstanceProfile", Set.of("iam:AddRoleToInstanceProfile", "iam:PassRole")),
            Map.entry("IamClient.removeRoleFromInstanceProfile", Set.of("iam:RemoveRoleFromInstanceProfile")),
            Map.entry("IamClient.deleteInstanceProfile", Set.of("iam:DeleteInstanceProfile")),
            Map.entry("StsClient.getCallerIdentity", Set.of()),
            Map.entry("S3Client.createBucket", Set.of("s3:CreateBucket", "s3:PutBucketOwnershipControls")),
            Map.entry("S3Client.headBucket", Set.of("s3:ListBucket")),
            Map.entry("S3Client.deleteBucket", Set.of("s3:DeleteBucket")),
            Map.entry("S3Client.listBucketsPaginator", Set.of("s3:ListAllMyBuckets")),
            Map.entry("S3Client.getPublicAccessBlock", Set.of("s3:GetBucketPublicAccessBlock")),
            Map.entry("S3Client.putPublicAccessBlock", Set.of("s3:PutBucketPublicAccessBlock")),
            Map.entry("S3Client.getBucketOwnershipControls", Set.of("s3:GetBucketOwnershipControls")),
            Map.entry("S3Client.putBucketOwnershipControls", Set.of("s3:PutBucketOwnershipControls")),
            Map.entry("S3Client.getBucketPolicy", Set.of("s3:GetBucketPolicy")),
            Map.entry("S3Client.putBucketPolicy", Set.of("s3:PutBucketPolicy")),
            Map.entry("S3Client.getBucketEncryption", Set.of("s3:GetEncryptionConfiguration")),
            Map.entry("S3Client.putBucketEncryption", Set.of("s3:PutEncryptionConfiguration")),
            Map.entry("S3Client.getBucketVersioning", Set.of("s3:GetBucketVersioning")),
            Map.entry("S3Client.putBucketVersioning", Set.of("s3:PutBucketVersioning")),
            Map.entry("S3Client.getBucketLifecycleConfiguration", Set.of("s3:GetLifecycleConfiguration")),
            Map.entry("S3Client.putBucketLifecycleConfiguration", Set.of("s3:PutLifecycleConfiguration")),
            Map.entry("S3Client.getBucketCors", Set.of("s3:GetBucketCORS")),
            Map.entry("S3Client.putBucketCors", Set.of("s3:PutBucketCORS")),
            Map.entry("S3Client.getBucketTagging", Set.of("s3:GetBucketTagging")),
            Map.entry("S3Client.putBucketTagging", Set.of("s3:PutBucketTagging")),
            Map.entry("S3Client.listObjectsV2", Set.of("s3:ListBucket")),
            Map.entry("S3Client.getObjectAsBytes", Set.of("s3:GetObject")),
            Map.entry("S3Client.listObjectVersions", Set.of("s3:ListBucketVersions")),
            Map.entry("S3Client.listMultipartUploads", Set.of("s3:ListBucketMultipartUploads")),
            Map.entry("S3Client.abortMultipartUpload", Set.of("s3:AbortMultipartUpload")),
            Map.entry("S3Client.deleteObjects", Set.of("s3:DeleteObject", "s3:DeleteObjectVersion")),
            Map.entry("S3Presigner.presignGetObject", Set.of("s3:GetObject")));

    /** These know no resource that they could be limited to. */
    private static final Set<String> LISTS = Set.of(
            "ec2:DescribeInstances",
            "ec2:DescribeInstanceStatus",
            "ec2:DescribeVolumes",
            "iam:ListRoles",
            "iam:ListInstanceProfiles",
            "s3:ListAllMyBuckets");

    /** Read once: the code of the SDK is large. */
    private static final Set<String> CALLS = calls();

    @Test
    void knowsWhichPermissionsEveryCallNeeds() {
        assertThat(CALLS).isNotEmpty();
        assertThat(PERMISSIONS.keySet()).containsAll(CALLS);
    }

    @Test
    void allowsWhatIsCalledAndNothingElse() {
        var needed = CALLS.stream()
                .flatMap(call -> PERMISSIONS.getOrDefault(call, Set.of()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(actions(policy("aim-policy.json"))).isEqualTo(needed);
    }

    @Test
    void bindsEveryChangeToTheDeployment() {
        for (var statement : policy("aim-policy.json").path("Statement")) {
            assertThat(statement.path("Effect").asString()).isEqualTo("Allow");
            assertThat(statement.has("NotAction") || statement.has("NotResource"))
                    .isFalse();
            boolean lists = LISTS.containsAll(texts(statement.path("Action")).toList());
            boolean namesDeployment = statement.toString().contains("@deployment@");
            boolean isForTheNetwork = statement.path("Sid").asString().equals("LaunchFromImagesIntoTheNetwork");
            assertThat(lists || namesDeployment || isForTheNetwork)
                    .as(statement.toPrettyString())
                    .isTrue();
            assertThat(texts(statement.path("Resource")).anyMatch("*"::equals))
                    .as(statement.toPrettyString())
                    .isEqualTo(lists);
        }
    }

    @Test
    void givesInstancesNothingBeyondTheBoundary() {
        var source = read(Path.of("src/main/java/ly/ptsd/aim/instance/ec2/InstanceProfiles.java"));
        var given = Stream.of(source.split("\""))
                .map(text -> text.replace("\\", ""))
                .filter(text -> text.matches("s3:[A-Za-z]+"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(given).isNotEmpty().isEqualTo(actions(policy("tenant-boundary.json")));
    }

    /** Client and method of every call to Amazon in the code. */
    private static Set<String> calls() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("ly.ptsd.aim").stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> isClient(call.getTargetOwner()))
                        .map(LeastPrivilegeTests::name)
                        .filter(name -> !name.endsWith(".builder") && !name.endsWith(".close"))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isClient(JavaClass type) {
        return type.getPackageName().startsWith("software.amazon.awssdk")
                && (SdkClient.class.isAssignableFrom(type.reflect()) || type.isEquivalentTo(S3Presigner.class));
    }

    private static String name(JavaMethodCall call) {
        return call.getTargetOwner().getSimpleName() + "." + call.getName();
    }

    private static Set<String> actions(JsonNode policy) {
        return StreamSupport.stream(policy.path("Statement").spliterator(), false)
                .flatMap(statement -> texts(statement.path("Action")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One text or a list of them. */
    private static Stream<String> texts(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false).map(JsonNode::asString)
                : Stream.of(node.asString());
    }

    private static JsonNode policy(String name) {
        return JsonMapper.shared().readTree(read(AWS.resolve(name)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
