package ly.ptsd.aim.bucket.s3;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ly.ptsd.aim.tenant.DeploymentProperties;
import ly.ptsd.aim.tenant.PublicOrigin;
import ly.ptsd.aim.tenant.TenantId;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;
import tools.jackson.databind.json.JsonMapper;

/** Every setting of a tenant's bucket: who gets in, what is kept and for how long, and whose it is. */
final class BucketSettings {

    static final String DEPLOYMENT_TAG = "ptsd:deployment";
    private static final String TENANT_TAG = "ptsd:tenant";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final S3Client s3;
    private final DeploymentProperties deployment;
    private final LifecycleSetting lifecycle;
    private final CorsSetting cors;

    BucketSettings(S3Client s3, DeploymentProperties deployment, PublicOrigin origin) {
        this.s3 = s3;
        this.deployment = deployment;
        this.lifecycle = new LifecycleSetting(s3);
        this.cors = new CorsSetting(s3, origin);
    }

    List<BucketSetting> of(TenantId tenant) {
        return List.of(
                publicAccess(),
                ownership(),
                tlsOnly(),
                encryption(),
                versioning(),
                lifecycle.setting(),
                cors.setting(),
                tags(tenant));
    }

    private BucketSetting publicAccess() {
        var blocked = PublicAccessBlockConfiguration.builder()
                .blockPublicAcls(true)
                .ignorePublicAcls(true)
                .blockPublicPolicy(true)
                .restrictPublicBuckets(true)
                .build();
        return new BucketSetting(
                "public access",
                (bucket, owner) -> s3.getPublicAccessBlock(
                                request -> request.bucket(bucket).expectedBucketOwner(owner))
                        .publicAccessBlockConfiguration()
                        .equals(blocked),
                (bucket, owner) -> s3.putPublicAccessBlock(request ->
                        request.bucket(bucket).expectedBucketOwner(owner).publicAccessBlockConfiguration(blocked)));
    }

    private BucketSetting ownership() {
        var enforced = OwnershipControlsRule.builder()
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .build();
        return new BucketSetting(
                "ownership",
                (bucket, owner) -> s3.getBucketOwnershipControls(
                                request -> request.bucket(bucket).expectedBucketOwner(owner))
                        .ownershipControls()
                        .rules()
                        .equals(List.of(enforced)),
                (bucket, owner) -> s3.putBucketOwnershipControls(request -> request.bucket(bucket)
                        .expectedBucketOwner(owner)
                        .ownershipControls(controls -> controls.rules(enforced))));
    }

    private BucketSetting tlsOnly() {
        return new BucketSetting(
                "TLS only",
                (bucket, owner) -> JSON.readTree(s3.getBucketPolicy(
                                        request -> request.bucket(bucket).expectedBucketOwner(owner))
                                .policy())
                        .equals(JSON.readTree(tlsOnlyPolicy(bucket))),
                (bucket, owner) -> s3.putBucketPolicy(request ->
                        request.bucket(bucket).expectedBucketOwner(owner).policy(tlsOnlyPolicy(bucket))));
    }

    private static String tlsOnlyPolicy(String bucket) {
        return """
                {"Version":"2012-10-17","Statement":[{"Sid":"TlsOnly","Effect":"Deny","Principal":"*",\
                "Action":"s3:*","Resource":["arn:aws:s3:::%1$s","arn:aws:s3:::%1$s/*"],\
                "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""".formatted(bucket);
    }

    private BucketSetting encryption() {
        var byS3 = ServerSideEncryptionRule.builder()
                .applyServerSideEncryptionByDefault(ServerSideEncryptionByDefault.builder()
                        .sseAlgorithm(ServerSideEncryption.AES256)
                        .build())
                .build();
        return new BucketSetting(
                "encryption",
                (bucket, owner) -> s3
                        .getBucketEncryption(request -> request.bucket(bucket).expectedBucketOwner(owner))
                        .serverSideEncryptionConfiguration()
                        .rules()
                        .stream()
                        .allMatch(rule ->
                                rule.applyServerSideEncryptionByDefault().sseAlgorithm()
                                        == ServerSideEncryption.AES256),
                (bucket, owner) -> s3.putBucketEncryption(request -> request.bucket(bucket)
                        .expectedBucketOwner(owner)
                        .serverSideEncryptionConfiguration(configuration -> configuration.rules(byS3))));
    }

    private BucketSetting versioning() {
        return new BucketSetting(
                "versioning",
                (bucket, owner) ->
                        s3.getBucketVersioning(request -> request.bucket(bucket).expectedBucketOwner(owner))
                                        .status()
                                == BucketVersioningStatus.ENABLED,
                (bucket, owner) -> s3.putBucketVersioning(request -> request.bucket(bucket)
                        .expectedBucketOwner(owner)
                        .versioningConfiguration(
                                configuration -> configuration.status(BucketVersioningStatus.ENABLED))));
    }

    /** Others may add tags of their own. */
    private BucketSetting tags(TenantId tenant) {
        var ours = Map.of(DEPLOYMENT_TAG, deployment.deployment(), TENANT_TAG, tenant.value());
        var tags = ours.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return new BucketSetting(
                "tags",
                (bucket, owner) ->
                        s3
                                .getBucketTagging(
                                        request -> request.bucket(bucket).expectedBucketOwner(owner))
                                .tagSet()
                                .stream()
                                .collect(Collectors.toMap(Tag::key, Tag::value))
                                .entrySet()
                                .containsAll(ours.entrySet()),
                (bucket, owner) -> s3.putBucketTagging(request ->
                        request.bucket(bucket).expectedBucketOwner(owner).tagging(set -> set.tagSet(tags))));
    }
}
