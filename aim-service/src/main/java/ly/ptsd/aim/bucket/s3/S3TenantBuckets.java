package ly.ptsd.aim.bucket.s3;

import java.util.List;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.bucket.TenantBuckets;
import ly.ptsd.aim.tenant.DeploymentProperties;
import ly.ptsd.aim.tenant.PublicOrigin;
import ly.ptsd.aim.tenant.TenantId;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.Lazy;

/**
 * Buckets on S3. Every call replaces a whole setting, so each may be repeated, and the SDK's own retries are safe.
 *
 * <p>Permissions needed on {@code arn:aws:s3:::ptsd-{deployment}-*}: {@code s3:CreateBucket},
 * {@code s3:PutBucketPublicAccessBlock}, {@code s3:PutBucketOwnershipControls}, {@code s3:PutBucketPolicy},
 * {@code s3:PutEncryptionConfiguration}, {@code s3:PutLifecycleConfiguration}, {@code s3:PutBucketCORS},
 * {@code s3:PutBucketTagging}; to remove a bucket {@code s3:ListBucket}, {@code s3:ListBucketMultipartUploads},
 * {@code s3:DeleteBucket}, and on what is in it {@code s3:DeleteObject}, {@code s3:AbortMultipartUpload}; and {@code sts:GetCallerIdentity}, by which every call but the first names the owner it
 * expects.
 */
@Component
class S3TenantBuckets implements TenantBuckets {

    /** Creates buckets where no location is named (and refuses it being named). */
    private static final String DEFAULT_LOCATION = "us-east-1";

    private static final int DAYS_TO_FINISH_AN_UPLOAD = 1;

    private final S3Client s3;
    private final S3BucketRemoval removal;
    private final DeploymentProperties deployment;
    private final PublicOrigin origin;
    private final Lazy<String> account;

    S3TenantBuckets(S3Client s3, StsClient sts, DeploymentProperties deployment, PublicOrigin origin) {
        this.s3 = s3;
        this.removal = new S3BucketRemoval(s3);
        this.deployment = deployment;
        this.origin = origin;
        this.account = new Lazy<>(() -> sts.getCallerIdentity().account());
    }

    @Override
    public Outcome ensure(BucketName bucket, TenantId tenant) {
        try {
            s3.createBucket(creation(bucket));
        } catch (BucketAlreadyOwnedByYouException made) {
            // an earlier call got this far
        } catch (BucketAlreadyExistsException foreign) {
            return Outcome.NAME_TAKEN;
        }
        var name = bucket.value();
        var owner = account.getValue();
        blockPublicAccess(name, owner);
        takeOwnershipOfObjects(name, owner);
        demandTls(name, owner);
        encrypt(name, owner);
        expireUnfinishedUploads(name, owner);
        allowPlayback(name, owner);
        tag(name, owner, tenant);
        return Outcome.READY;
    }

    @Override
    public Removal remove(BucketName bucket) {
        return removal.remove(bucket.value(), account.getValue());
    }

    private CreateBucketRequest creation(BucketName bucket) {
        var creation = CreateBucketRequest.builder()
                .bucket(bucket.value())
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED);
        if (!deployment.region().equals(DEFAULT_LOCATION)) {
            creation.createBucketConfiguration(configuration ->
                    configuration.locationConstraint(BucketLocationConstraint.fromValue(deployment.region())));
        }
        return creation.build();
    }

    private void blockPublicAccess(String bucket, String owner) {
        s3.putPublicAccessBlock(request -> request.bucket(bucket)
                .expectedBucketOwner(owner)
                .publicAccessBlockConfiguration(PublicAccessBlockConfiguration.builder()
                        .blockPublicAcls(true)
                        .ignorePublicAcls(true)
                        .blockPublicPolicy(true)
                        .restrictPublicBuckets(true)
                        .build()));
    }

    private void takeOwnershipOfObjects(String bucket, String owner) {
        var rule = OwnershipControlsRule.builder()
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .build();
        s3.putBucketOwnershipControls(request ->
                request.bucket(bucket).expectedBucketOwner(owner).ownershipControls(controls -> controls.rules(rule)));
    }

    private void demandTls(String bucket, String owner) {
        s3.putBucketPolicy(
                request -> request.bucket(bucket).expectedBucketOwner(owner).policy("""
                        {"Version":"2012-10-17","Statement":[{"Sid":"TlsOnly","Effect":"Deny","Principal":"*",\
                        "Action":"s3:*","Resource":["arn:aws:s3:::%1$s","arn:aws:s3:::%1$s/*"],\
                        "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""".formatted(bucket)));
    }

    private void encrypt(String bucket, String owner) {
        var rule = ServerSideEncryptionRule.builder()
                .applyServerSideEncryptionByDefault(ServerSideEncryptionByDefault.builder()
                        .sseAlgorithm(ServerSideEncryption.AES256)
                        .build())
                .build();
        s3.putBucketEncryption(request -> request.bucket(bucket)
                .expectedBucketOwner(owner)
                .serverSideEncryptionConfiguration(configuration -> configuration.rules(rule)));
    }

    private void expireUnfinishedUploads(String bucket, String owner) {
        var rule = LifecycleRule.builder()
                .id("unfinished-uploads")
                .status(ExpirationStatus.ENABLED)
                .filter(everything -> everything.prefix(""))
                .abortIncompleteMultipartUpload(abort -> abort.daysAfterInitiation(DAYS_TO_FINISH_AN_UPLOAD))
                .build();
        s3.putBucketLifecycleConfiguration(request -> request.bucket(bucket)
                .expectedBucketOwner(owner)
                .lifecycleConfiguration(configuration -> configuration.rules(rule)));
    }

    /** Players follow a redirect from the platform's origin to the bucket. */
    private void allowPlayback(String bucket, String owner) {
        var rule = CORSRule.builder()
                .allowedOrigins(origin.toString())
                .allowedMethods("GET", "HEAD")
                .allowedHeaders("Range")
                .exposeHeaders("ETag", "Content-Range", "Content-Length", "Accept-Ranges")
                .maxAgeSeconds(3600)
                .build();
        s3.putBucketCors(request -> request.bucket(bucket)
                .expectedBucketOwner(owner)
                .corsConfiguration(configuration -> configuration.corsRules(rule)));
    }

    private void tag(String bucket, String owner, TenantId tenant) {
        var tags = List.of(
                Tag.builder()
                        .key("ptsd:deployment")
                        .value(deployment.deployment())
                        .build(),
                Tag.builder().key("ptsd:tenant").value(tenant.value()).build());
        s3.putBucketTagging(
                request -> request.bucket(bucket).expectedBucketOwner(owner).tagging(set -> set.tagSet(tags)));
    }
}
