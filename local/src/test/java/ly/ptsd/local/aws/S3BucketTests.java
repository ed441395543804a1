package ly.ptsd.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Buckets, whose they are, and their settings. */
class S3BucketTests extends S3Fixture {

    @Test
    void storesBucketSettingsAndGivesThemBack() {
        s3.putPublicAccessBlock(request -> request.bucket(bucket)
                .publicAccessBlockConfiguration(block -> block.blockPublicAcls(true)
                        .blockPublicPolicy(true)
                        .ignorePublicAcls(true)
                        .restrictPublicBuckets(true)));
        s3.putBucketTagging(request -> request.bucket(bucket)
                .tagging(tagging -> tagging.tagSet(tag -> tag.key("tenant").value("한글"))));
        s3.putBucketCors(request -> request.bucket(bucket)
                .corsConfiguration(cors ->
                        cors.corsRules(rule -> rule.allowedOrigins(ORIGIN).allowedMethods("GET", "HEAD"))));
        s3.putBucketEncryption(request -> request.bucket(bucket)
                .serverSideEncryptionConfiguration(encryption -> encryption.rules(rule ->
                        rule.applyServerSideEncryptionByDefault(by -> by.sseAlgorithm(ServerSideEncryption.AES256)))));
        s3.putBucketLifecycleConfiguration(request -> request.bucket(bucket)
                .lifecycleConfiguration(lifecycle -> lifecycle.rules(rule -> rule.id("abort")
                        .status(ExpirationStatus.ENABLED)
                        .filter(filter -> filter.prefix(""))
                        .abortIncompleteMultipartUpload(abort -> abort.daysAfterInitiation(1)))));
        s3.putBucketOwnershipControls(request -> request.bucket(bucket)
                .ownershipControls(controls ->
                        controls.rules(rule -> rule.objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED))));
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";
        s3.putBucketPolicy(request -> request.bucket(bucket).policy(policy));

        assertThat(s3.getPublicAccessBlock(request -> request.bucket(bucket))
                        .publicAccessBlockConfiguration()
                        .restrictPublicBuckets())
                .isTrue();
        assertThat(s3.getBucketTagging(request -> request.bucket(bucket)).tagSet())
                .singleElement()
                .satisfies(tag -> assertThat(tag.value()).isEqualTo("한글"));
        assertThat(s3.getBucketCors(request -> request.bucket(bucket))
                        .corsRules()
                        .getFirst()
                        .allowedOrigins())
                .containsExactly(ORIGIN);
        assertThat(s3.getBucketEncryption(request -> request.bucket(bucket))
                        .serverSideEncryptionConfiguration()
                        .rules())
                .hasSize(1);
        assertThat(s3.getBucketLifecycleConfiguration(request -> request.bucket(bucket))
                        .rules())
                .singleElement()
                .satisfies(
                        rule -> assertThat(rule.abortIncompleteMultipartUpload().daysAfterInitiation())
                                .isEqualTo(1));
        assertThat(s3.getBucketOwnershipControls(request -> request.bucket(bucket))
                        .ownershipControls()
                        .rules()
                        .getFirst()
                        .objectOwnership())
                .isEqualTo(ObjectOwnership.BUCKET_OWNER_ENFORCED);
        assertThat(s3.getBucketPolicy(request -> request.bucket(bucket)).policy())
                .isEqualTo(policy);
        assertThat(s3.getBucketVersioning(request -> request.bucket(bucket)).status())
                .isNull();
    }

    @Test
    void saysWhatABucketWasNeverGiven() {
        assertThat(refusalOf(() -> s3.getBucketTagging(request -> request.bucket(bucket))))
                .isEqualTo("404 NoSuchTagSet");
        assertThat(refusalOf(() -> s3.getPublicAccessBlock(request -> request.bucket(bucket))))
                .isEqualTo("404 NoSuchPublicAccessBlockConfiguration");
        assertThat(refusalOf(() -> s3.getBucketTagging(request -> request.bucket("ptsd-absent"))))
                .isEqualTo("404 NoSuchBucket");
        assertThat(refusalOf(() ->
                        s3.putBucketPolicy(request -> request.bucket(bucket).policy("{"))))
                .isEqualTo("400 MalformedPolicy");
    }

    @Test
    void forgetsASettingThatIsDeleted() {
        s3.putBucketTagging(request -> request.bucket(bucket)
                .tagging(tagging -> tagging.tagSet(tag -> tag.key("a").value("b"))));
        s3.deleteBucketTagging(request -> request.bucket(bucket));

        assertThat(refusalOf(() -> s3.getBucketTagging(request -> request.bucket(bucket))))
                .isEqualTo("404 NoSuchTagSet");
    }

    @Test
    void aBucketIsMadeOnceAndItsSettingsGoWithIt() {
        s3.putBucketTagging(request -> request.bucket(bucket)
                .tagging(tagging -> tagging.tagSet(tag -> tag.key("a").value("b"))));
        assertThatThrownBy(() -> s3.createBucket(request -> request.bucket(bucket)))
                .isInstanceOf(BucketAlreadyOwnedByYouException.class);

        s3.deleteBucket(request -> request.bucket(bucket));
        s3.createBucket(request -> request.bucket(bucket));

        assertThat(refusalOf(() -> s3.getBucketTagging(request -> request.bucket(bucket))))
                .isEqualTo("404 NoSuchTagSet");
    }

    @Test
    void knowsItsRegionAndItsOwner() {
        assertThat(s3.headBucket(request -> request.bucket(bucket).expectedBucketOwner(AwsStandIn.ACCOUNT))
                        .bucketRegion())
                .isEqualTo("ap-northeast-2");
        assertThat(s3.getBucketLocation(request -> request.bucket(bucket)).locationConstraintAsString())
                .isEqualTo("ap-northeast-2");
        assertThat(refusalOf(
                        () -> s3.listObjectsV2(request -> request.bucket(bucket).expectedBucketOwner("111111111111"))))
                .isEqualTo("403 AccessDenied");
    }
}
