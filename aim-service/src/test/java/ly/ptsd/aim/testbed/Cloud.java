package ly.ptsd.aim.testbed;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;

/** Looks at the cloud from outside the service. */
public final class Cloud {

    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create(Stores.ACCESS_KEY, Stores.SECRET_KEY));

    public static final Ec2Client EC2 = Ec2Client.builder()
            .region(Region.of(Stores.REGION))
            .endpointOverride(Stores.ec2())
            .credentialsProvider(CREDENTIALS)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();

    public static final S3Client S3 = S3Client.builder()
            .region(Region.of(Stores.REGION))
            .endpointOverride(Stores.s3())
            .forcePathStyle(true)
            .credentialsProvider(CREDENTIALS)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();

    public static final IamClient IAM = IamClient.builder()
            .region(Region.AWS_GLOBAL)
            .endpointOverride(Stores.ec2())
            .credentialsProvider(CREDENTIALS)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();

    private Cloud() {}

    /** Every instance ever launched for the tenant that is still remembered. */
    public static List<Instance> instances(String tenant) {
        return tagged("ptsd:tenant", tenant);
    }

    /** Those that cost money. */
    public static List<Instance> living(String tenant) {
        return living(instances(tenant));
    }

    /** All of a deployment that cost money. */
    public static List<Instance> livingOf(String deployment) {
        return living(tagged("ptsd:deployment", deployment));
    }

    private static List<Instance> tagged(String tag, String value) {
        var filter = Filter.builder().name("tag:" + tag).values(value).build();
        return EC2.describeInstancesPaginator(request -> request.filters(filter)).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .toList();
    }

    private static List<Instance> living(List<Instance> instances) {
        return instances.stream()
                .filter(instance -> instance.state().name() != InstanceStateName.TERMINATED
                        && instance.state().name() != InstanceStateName.SHUTTING_DOWN)
                .toList();
    }

    public static List<String> buckets(String tenant) {
        return S3.listBuckets().buckets().stream()
                .map(Bucket::name)
                .filter(name -> name.contains(tenant))
                .toList();
    }

    /** Everything in the cloud that bears the tenant's name or tag and is more than a memory. */
    public static List<String> leftOf(String tenant) {
        var instances = living(tenant).stream().map(Instance::instanceId);
        var roles = IAM.listRoles().roles().stream().map(Role::roleName);
        var profiles = IAM.listInstanceProfiles().instanceProfiles().stream().map(InstanceProfile::instanceProfileName);
        var identities = Stream.concat(roles, profiles).filter(name -> name.contains(tenant));
        return Stream.of(instances, identities, buckets(tenant).stream())
                .flatMap(Function.identity())
                .toList();
    }

    public static void put(String bucket, String key) {
        put(bucket, key, "content");
    }

    public static void put(String bucket, String key, String content) {
        S3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(content));
    }

    public static void beginUpload(String bucket, String key) {
        S3.createMultipartUpload(request -> request.bucket(bucket).key(key));
    }

    public static void terminateAll(String tenant) {
        living(tenant).forEach(instance -> terminate(instance.instanceId()));
    }

    public static void terminate(String instance) {
        EC2.terminateInstances(request -> request.instanceIds(instance));
    }
}
