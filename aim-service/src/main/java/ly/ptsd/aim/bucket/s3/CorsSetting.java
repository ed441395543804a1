package ly.ptsd.aim.bucket.s3;

import java.util.List;
import ly.ptsd.aim.tenant.PublicOrigin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CORSRule;

/** Players follow a redirect from the platform's origin to the bucket. */
final class CorsSetting {

    private static final int SECONDS_TO_REMEMBER = 3600;

    private final S3Client s3;
    private final CORSRule rule;

    CorsSetting(S3Client s3, PublicOrigin origin) {
        this.s3 = s3;
        this.rule = CORSRule.builder()
                .allowedOrigins(origin.toString())
                .allowedMethods("GET", "HEAD")
                .allowedHeaders("Range")
                .exposeHeaders("ETag", "Content-Range", "Content-Length", "Accept-Ranges")
                .maxAgeSeconds(SECONDS_TO_REMEMBER)
                .build();
    }

    BucketSetting setting() {
        return new BucketSetting("CORS", this::isRight, this::put);
    }

    private boolean isRight(String bucket, String owner) {
        return s3.getBucketCors(request -> request.bucket(bucket).expectedBucketOwner(owner))
                .corsRules()
                .equals(List.of(rule));
    }

    private void put(String bucket, String owner) {
        s3.putBucketCors(request -> request.bucket(bucket)
                .expectedBucketOwner(owner)
                .corsConfiguration(configuration -> configuration.corsRules(rule)));
    }
}
