package ly.ptsd.aim.bucket.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ly.ptsd.aim.bucket.BucketInventory;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.bucket.TenantBuckets;
import ly.ptsd.aim.bucket.TenantBuckets.Removal;
import ly.ptsd.aim.bucket.TenantBuckets.Upkeep;
import ly.ptsd.aim.tenant.DeploymentProperties;
import ly.ptsd.aim.tenant.PublicOrigin;
import ly.ptsd.aim.tenant.TenantId;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.StandstillTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;

/** Settings that somebody changed are put right; nothing is made in place of what is lost. */
@StandstillTest
class BucketUpkeepTests {

    /** By the name of the setting: how somebody spoils it. */
    private static final Map<String, Consumer<String>> CHANGES = Map.of(
            "public access",
            bucket -> Cloud.S3.putPublicAccessBlock(request ->
                    request.bucket(bucket).publicAccessBlockConfiguration(block -> block.blockPublicAcls(true))),
            "ownership",
            bucket -> Cloud.S3.deleteBucketOwnershipControls(request -> request.bucket(bucket)),
            "TLS only",
            bucket -> Cloud.S3.putBucketPolicy(
                    request -> request.bucket(bucket).policy("{\"Version\":\"2012-10-17\",\"Statement\":[]}")),
            "encryption",
            bucket -> Cloud.S3.deleteBucketEncryption(request -> request.bucket(bucket)),
            "versioning",
            bucket -> Cloud.S3.putBucketVersioning(request -> request.bucket(bucket)
                    .versioningConfiguration(configuration -> configuration.status(BucketVersioningStatus.SUSPENDED))),
            "lifecycle",
            bucket -> Cloud.S3.putBucketLifecycleConfiguration(request -> request.bucket(bucket)
                    .lifecycleConfiguration(configuration -> configuration.rules(rule -> rule.id("everything")
                            .status(ExpirationStatus.ENABLED)
                            .filter(all -> all.prefix(""))
                            .expiration(soon -> soon.days(1))))),
            "CORS",
            bucket -> Cloud.S3.putBucketCors(request -> request.bucket(bucket)
                    .corsConfiguration(configuration -> configuration.corsRules(
                            rule -> rule.allowedMethods("GET").allowedOrigins("*")))),
            "tags",
            bucket -> Cloud.S3.deleteBucketTagging(request -> request.bucket(bucket)));

    private final TenantBuckets buckets;
    private final BucketInventory inventory;
    private final TenantId tenant = TenantId.random();
    private final BucketName bucket;

    BucketUpkeepTests(
            @Autowired TenantBuckets buckets,
            @Autowired BucketInventory inventory,
            @Autowired DeploymentProperties deployment) {
        this.buckets = buckets;
        this.inventory = inventory;
        this.bucket = BucketName.of(deployment.deployment(), tenant);
    }

    static Stream<String> settings() {
        return CHANGES.keySet().stream();
    }

    @BeforeEach
    void make() {
        buckets.ensure(bucket, tenant);
    }

    @AfterEach
    void remove() {
        assertThat(buckets.remove(bucket)).isEqualTo(Removal.GONE);
    }

    @Test
    void leavesSettingsAloneThatAreRight() {
        assertThat(buckets.repair(bucket, tenant)).isEqualTo(new Upkeep.Kept(List.of()));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void putsASettingRight(String setting) {
        CHANGES.get(setting).accept(bucket.value());
        assertThat(buckets.repair(bucket, tenant)).isEqualTo(new Upkeep.Kept(List.of(setting)));
        assertThat(buckets.repair(bucket, tenant)).isEqualTo(new Upkeep.Kept(List.of()));
    }

    @Test
    void coversEverySettingInThisTest() {
        assertThat(new BucketSettings(
                                Cloud.S3,
                                new DeploymentProperties("d", "r"),
                                new PublicOrigin(URI.create("http://localhost")))
                        .of(tenant))
                .extracting(BucketSetting::name)
                .containsExactlyInAnyOrderElementsOf(CHANGES.keySet());
    }

    @Test
    void makesNoBucketInPlaceOfOneThatIsLost() {
        buckets.remove(bucket);
        assertThat(buckets.repair(bucket, tenant)).isEqualTo(new Upkeep.Missing());
        assertThat(Cloud.buckets(tenant.value())).isEmpty();
    }

    @Test
    void keepsDeletedMediaForAWeek() {
        var rule = Cloud.S3
                .getBucketLifecycleConfiguration(request -> request.bucket(bucket.value()))
                .rules()
                .getFirst();
        assertThat(rule.noncurrentVersionExpiration().noncurrentDays()).isEqualTo(7);
        assertThat(rule.expiration().expiredObjectDeleteMarker()).isTrue();
        assertThat(rule.expiration().days()).isNull();
        assertThat(Cloud.S3
                        .getBucketVersioning(request -> request.bucket(bucket.value()))
                        .status())
                .isEqualTo(BucketVersioningStatus.ENABLED);
    }

    @Test
    void listsTheBucketsOfThisDeploymentWithItsTag() {
        assertThat(inventory.buckets()).contains(bucket);
        assertThat(inventory.isTagged(bucket)).isTrue();
        Cloud.S3.putBucketTagging(request -> request.bucket(bucket.value())
                .tagging(set -> set.tagSet(tag -> tag.key("ptsd:deployment").value("another"))));
        assertThat(inventory.isTagged(bucket)).isFalse();
    }
}
