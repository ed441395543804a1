package ly.ptsd.aim.bucket.s3;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.bucket.TenantExport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.GetObjectPresignRequest;

/** Lists sources and signs their addresses. Permissions needed: {@code s3:ListBucket}, {@code s3:GetObject}. */
@Component
class S3TenantExport implements TenantExport {

    private static final String SOURCES = "sources/";
    private static final Pattern SOURCE = Pattern.compile(SOURCES + "([^/]+)/original");

    /** Each costs a look into its manifest. */
    private static final int PAGE = 50;

    private static final Duration GOOD = Duration.ofMinutes(15);

    private final S3Client s3;
    private final S3Presigner presigner;
    private final ManifestNames manifests;
    private final Clock clock;

    S3TenantExport(S3Client s3, S3Presigner presigner, ManifestNames manifests, Clock clock) {
        this.s3 = s3;
        this.presigner = presigner;
        this.manifests = manifests;
        this.clock = clock;
    }

    @Override
    public Page sources(BucketName bucket, @Nullable String after) {
        var expiresAt = clock.instant().plus(GOOD);
        var listed = s3.listObjectsV2(request ->
                request.bucket(bucket.value()).prefix(SOURCES).startAfter(after).maxKeys(PAGE));
        var objects = listed.contents();
        var items = objects.stream()
                .flatMap(object -> source(bucket, object).stream())
                .toList();
        boolean more = Boolean.TRUE.equals(listed.isTruncated()) && !objects.isEmpty();
        return new Page(items, more ? objects.getLast().key() : null, expiresAt);
    }

    private Optional<Source> source(BucketName bucket, S3Object object) {
        var key = SOURCE.matcher(object.key());
        if (!key.matches()) {
            return Optional.empty();
        }
        var names = manifests.of(bucket, key.group(1));
        if (names.deleted()) {
            return Optional.empty();
        }
        var url = address(bucket, object.key(), names.fileName());
        return Optional.of(new Source(object.key(), names.title(), names.fileName(), object.size(), url));
    }

    private URI address(BucketName bucket, String key, @Nullable String fileName) {
        var disposition = ContentDisposition.attachment();
        if (fileName != null) {
            disposition.filename(fileName, StandardCharsets.UTF_8);
        }
        var signed = presigner.presignGetObject(GetObjectPresignRequest.builder()
                .signatureDuration(GOOD)
                .getObjectRequest(get -> get.bucket(bucket.value())
                        .key(key)
                        .responseContentDisposition(disposition.build().toString()))
                .build());
        return URI.create(signed.url().toString());
    }
}
