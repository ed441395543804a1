package ly.ptsd.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** Where versioning is on, what is overwritten or deleted stays until its version is deleted. */
class S3VersionTests extends S3Fixture {

    private static final String KEY = "media/한글 1.m4s";

    @BeforeEach
    void keepVersions() {
        s3.putBucketVersioning(request -> request.bucket(bucket)
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
    }

    @Test
    void saysThatVersionsAreKept() {
        assertThat(s3.getBucketVersioning(request -> request.bucket(bucket)).status())
                .isEqualTo(BucketVersioningStatus.ENABLED);
    }

    @Test
    void keepsWhatIsOverwritten() {
        put("first");
        put("second");
        assertThat(versions()).hasSize(2).extracting(ObjectVersion::isLatest).containsExactly(true, false);
        var old = versions().getLast().versionId();
        assertThat(s3.getObjectAsBytes(
                                request -> request.bucket(bucket).key(KEY).versionId(old))
                        .asUtf8String())
                .isEqualTo("first");
        assertThat(content()).isEqualTo("second");
    }

    @Test
    void keepsWhatIsDeletedBehindAMarker() {
        put("first");
        s3.deleteObject(request -> request.bucket(bucket).key(KEY));
        assertThat(s3.listObjectsV2(request -> request.bucket(bucket)).contents())
                .isEmpty();
        assertThat(refusalOf(this::content)).isEqualTo("404 NoSuchKey");
        assertThat(versions()).hasSize(1);
        assertThat(markers())
                .singleElement()
                .satisfies(marker -> assertThat(marker.isLatest()).isTrue());

        s3.deleteObject(request ->
                request.bucket(bucket).key(KEY).versionId(markers().getFirst().versionId()));
        assertThat(content()).as("without the marker it is there again").isEqualTo("first");
    }

    @Test
    void letsAConditionalWriteFollowADeletion() {
        put("first");
        s3.deleteObject(request -> request.bucket(bucket).key(KEY));
        s3.putObject(request -> request.bucket(bucket).key(KEY).ifNoneMatch("*"), RequestBody.fromString("again"));
        assertThat(content()).isEqualTo("again");
        assertThat(versions()).hasSize(2);
    }

    @Test
    void keepsWhatAnUploadInPartsOverwrites() {
        put("first");
        var upload = s3.createMultipartUpload(request -> request.bucket(bucket).key(KEY))
                .uploadId();
        var part = s3.uploadPart(
                request -> request.bucket(bucket).key(KEY).uploadId(upload).partNumber(1),
                RequestBody.fromString("second"));
        s3.completeMultipartUpload(request -> request.bucket(bucket)
                .key(KEY)
                .uploadId(upload)
                .multipartUpload(parts -> parts.parts(
                        CompletedPart.builder().partNumber(1).eTag(part.eTag()).build())));
        assertThat(content()).isEqualTo("second");
        assertThat(versions()).hasSize(2);
    }

    @Test
    void isEmptyWhenEveryVersionAndMarkerIsDeleted() {
        put("first");
        put("second");
        s3.deleteObject(request -> request.bucket(bucket).key(KEY));
        assertThat(refusalOf(() -> s3.deleteBucket(request -> request.bucket(bucket))))
                .isEqualTo("409 BucketNotEmpty");
        var everything = Stream.concat(
                        versions().stream().map(version -> identifier(version.key(), version.versionId())),
                        markers().stream().map(marker -> identifier(marker.key(), marker.versionId())))
                .toList();
        assertThat(everything).hasSize(3);
        s3.deleteObjects(request -> request.bucket(bucket).delete(delete -> delete.objects(everything)));
        assertThat(versions()).isEmpty();
        assertThat(markers()).isEmpty();
        s3.deleteBucket(request -> request.bucket(bucket));
    }

    @Test
    void listsVersionsPageByPage() {
        put("first");
        put("second");
        put("third");
        var first = s3.listObjectVersions(request -> request.bucket(bucket).maxKeys(2));
        assertThat(first.versions()).hasSize(2);
        assertThat(first.isTruncated()).isTrue();
        var second = s3.listObjectVersions(request ->
                request.bucket(bucket).keyMarker(first.nextKeyMarker()).versionIdMarker(first.nextVersionIdMarker()));
        assertThat(second.versions()).hasSize(1);
        assertThat(second.isTruncated()).isFalse();
    }

    private void put(String content) {
        s3.putObject(request -> request.bucket(bucket).key(KEY), RequestBody.fromString(content));
    }

    private String content() {
        return s3.getObjectAsBytes(request -> request.bucket(bucket).key(KEY)).asUtf8String();
    }

    private List<ObjectVersion> versions() {
        return s3.listObjectVersions(request -> request.bucket(bucket)).versions();
    }

    private List<DeleteMarkerEntry> markers() {
        return s3.listObjectVersions(request -> request.bucket(bucket)).deleteMarkers();
    }

    private static ObjectIdentifier identifier(String key, String version) {
        return ObjectIdentifier.builder().key(key).versionId(version).build();
    }
}
