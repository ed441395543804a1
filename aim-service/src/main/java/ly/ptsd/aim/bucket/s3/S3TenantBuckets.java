package ly.ptsd.aim.bucket.s3;

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
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.Lazy;

/**
 * Buckets on S3. Every call replaces a whole setting, so each may be repeated, and the SDK's own retries are safe.
 *
 * <p>Every call but the first names the owner it expects. The permissions needed are in
 * {@code deploy/aws/aim-policy.json}.
 */
@Component
class S3TenantBuckets implements TenantBuckets {

    /** Creates buckets where no location is named (and refuses it being named). */
    private static final String DEFAULT_LOCATION = "us-east-1";

    /** The answers to a look have no body that would name a code. */
    private static final int NOT_FOUND = 404;

    private static final int SOMEBODY_ELSES = 403;

    private final S3Client s3;
    private final S3BucketRemoval removal;
    private final DeploymentProperties deployment;
    private final BucketSettings settings;
    private final Lazy<String> account;

    S3TenantBuckets(S3Client s3, StsClient sts, DeploymentProperties deployment, PublicOrigin origin) {
        this.s3 = s3;
        this.removal = new S3BucketRemoval(s3);
        this.deployment = deployment;
        this.settings = new BucketSettings(s3, deployment, origin);
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
        var owner = account.getValue();
        settings.of(tenant).forEach(setting -> setting.set(bucket.value(), owner));
        return Outcome.READY;
    }

    @Override
    public Upkeep repair(BucketName bucket, TenantId tenant) {
        try {
            var owner = account.getValue();
            var repaired = settings.of(tenant).stream()
                    .filter(setting -> setting.repair(bucket.value(), owner))
                    .map(BucketSetting::name)
                    .toList();
            return new Upkeep.Kept(repaired);
        } catch (S3Exception refusal) {
            if (codeOf(refusal).equals("NoSuchBucket")) {
                return new Upkeep.Missing();
            }
            throw refusal;
        }
    }

    private static String codeOf(S3Exception refusal) {
        var details = refusal.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    @Override
    public boolean isThere(BucketName bucket) {
        var owner = account.getValue();
        try {
            s3.headBucket(request -> request.bucket(bucket.value()).expectedBucketOwner(owner));
            return true;
        } catch (S3Exception refusal) {
            if (refusal.statusCode() == NOT_FOUND || refusal.statusCode() == SOMEBODY_ELSES) {
                return false;
            }
            throw refusal;
        }
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
}
