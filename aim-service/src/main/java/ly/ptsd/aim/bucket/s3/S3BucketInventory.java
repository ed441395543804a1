package ly.ptsd.aim.bucket.s3;

import java.util.Set;
import java.util.stream.Collectors;
import ly.ptsd.aim.bucket.BucketInventory;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.tenant.DeploymentProperties;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Lists by name, page by page, because S3 cannot list by tag. */
@Component
class S3BucketInventory implements BucketInventory {

    private static final int LARGEST_PAGE = 1000;

    private final S3Client s3;
    private final DeploymentProperties deployment;

    S3BucketInventory(S3Client s3, DeploymentProperties deployment) {
        this.s3 = s3;
        this.deployment = deployment;
    }

    @Override
    public Set<BucketName> buckets() {
        var prefix = BucketName.prefix(deployment.deployment());
        return s3.listBucketsPaginator(request -> request.prefix(prefix).maxBuckets(LARGEST_PAGE)).buckets().stream()
                .map(Bucket::name)
                .filter(name -> BucketName.isOf(deployment.deployment(), name))
                .map(BucketName::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean isTagged(BucketName bucket) {
        try {
            return s3.getBucketTagging(request -> request.bucket(bucket.value())).tagSet().stream()
                    .anyMatch(tag -> tag.key().equals(BucketSettings.DEPLOYMENT_TAG)
                            && tag.value().equals(deployment.deployment()));
        } catch (S3Exception refusal) {
            if (refusal.statusCode() == 404) {
                return false;
            }
            throw refusal;
        }
    }
}
