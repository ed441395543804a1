package ly.ptsd.aim.bucket.s3;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.bucket.TenantExport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.GetObjectPresignRequest;

/** Lists sources and signs their addresses. Permissions needed: {@code s3:ListBucket}, {@code s3:GetObject}. */
@Component
class S3TenantExport implements TenantExport {

    private static final String SOURCES = "sources/";
    private static final int PAGE = 200;
    private static final Duration GOOD = Duration.ofMinutes(15);

    private final S3Client s3;
    private final S3Presigner presigner;
    private final Clock clock;

    S3TenantExport(S3Client s3, S3Presigner presigner, Clock clock) {
        this.s3 = s3;
        this.presigner = presigner;
        this.clock = clock;
    }

    @Override
    public Page sources(BucketName bucket, @Nullable String after) {
        var expiresAt = clock.instant().plus(GOOD);
        var listed = s3.listObjectsV2(request ->
                request.bucket(bucket.value()).prefix(SOURCES).startAfter(after).maxKeys(PAGE));
        var items =
                listed.contents().stream().map(object -> source(bucket, object)).toList();
        boolean more = Boolean.TRUE.equals(listed.isTruncated()) && !items.isEmpty();
        return new Page(items, more ? items.getLast().key() : null, expiresAt);
    }

    private Source source(BucketName bucket, S3Object object) {
        var signed = presigner.presignGetObject(GetObjectPresignRequest.builder()
                .signatureDuration(GOOD)
                .getObjectRequest(get -> get.bucket(bucket.value()).key(object.key()))
                .build());
        return new Source(object.key(), object.size(), URI.create(signed.url().toString()));
    }
}
