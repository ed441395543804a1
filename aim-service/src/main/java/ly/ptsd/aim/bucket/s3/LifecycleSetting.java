package ly.ptsd.aim.bucket.s3;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

/** What a bucket forgets by itself: unfinished uploads, what was overwritten or deleted, and the traces of that. */
final class LifecycleSetting {

    private static final int DAYS_TO_FINISH_AN_UPLOAD = 1;
    /** Long enough to notice a mistake, short enough for who wants a clip gone. */
    private static final int DAYS_OF_OLD_VERSIONS = 7;

    private static final LifecycleRule RULE = LifecycleRule.builder()
            .id("leftovers")
            .status(ExpirationStatus.ENABLED)
            .filter(everything -> everything.prefix(""))
            .abortIncompleteMultipartUpload(abort -> abort.daysAfterInitiation(DAYS_TO_FINISH_AN_UPLOAD))
            .noncurrentVersionExpiration(old -> old.noncurrentDays(DAYS_OF_OLD_VERSIONS))
            .expiration(marker -> marker.expiredObjectDeleteMarker(true))
            .build();

    private final S3Client s3;

    LifecycleSetting(S3Client s3) {
        this.s3 = s3;
    }

    /** What counts in a rule; S3 may write the rest in its own way. */
    private record Meaning(
            ExpirationStatus status,
            @Nullable Integer uploadDays,
            @Nullable Integer oldVersionDays,
            @Nullable Integer expirationDays) {

        static Meaning of(LifecycleRule rule) {
            var uploads = rule.abortIncompleteMultipartUpload();
            var oldVersions = rule.noncurrentVersionExpiration();
            var expiration = rule.expiration();
            return new Meaning(
                    rule.status(),
                    uploads == null ? null : uploads.daysAfterInitiation(),
                    oldVersions == null ? null : oldVersions.noncurrentDays(),
                    expiration == null ? null : expiration.days());
        }
    }

    BucketSetting setting() {
        return new BucketSetting("lifecycle", this::isRight, this::put);
    }

    private boolean isRight(String bucket, String owner) {
        var rules = s3.getBucketLifecycleConfiguration(
                        request -> request.bucket(bucket).expectedBucketOwner(owner))
                .rules();
        return rules.stream().map(Meaning::of).toList().equals(List.of(Meaning.of(RULE)))
                && isForEverything(rules.getFirst());
    }

    private static boolean isForEverything(LifecycleRule rule) {
        var filter = rule.filter();
        return filter == null
                || Objects.requireNonNullElse(filter.prefix(), "").isEmpty()
                        && filter.tag() == null
                        && filter.and() == null;
    }

    private void put(String bucket, String owner) {
        s3.putBucketLifecycleConfiguration(request -> request.bucket(bucket)
                .expectedBucketOwner(owner)
                .lifecycleConfiguration(configuration -> configuration.rules(RULE)));
    }
}
