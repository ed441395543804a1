package ly.ptsd.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects: what is written is read, listed and deleted. */
class S3ObjectTests extends S3Fixture {

    @Test
    void keepsAnObjectWithItsContentTypeAndMetadata() {
        s3.putObject(
                request -> request.bucket(bucket)
                        .key("media/a b+c/한글.m4s")
                        .contentType("video/iso.segment")
                        .metadata(Map.of("generation", "7")),
                RequestBody.fromString("bytes"));

        var read = s3.getObjectAsBytes(request -> request.bucket(bucket).key("media/a b+c/한글.m4s"));

        assertThat(read.asUtf8String()).isEqualTo("bytes");
        assertThat(read.response().contentType()).isEqualTo("video/iso.segment");
        assertThat(read.response().metadata()).containsEntry("generation", "7");
        assertThat(s3.listObjectsV2(request -> request.bucket(bucket).prefix("media/"))
                        .contents())
                .singleElement()
                .satisfies(object -> assertThat(object.key()).isEqualTo("media/a b+c/한글.m4s"));
    }

    @Test
    void readsOnlyWhatChangedAndOnlyWhatIsThere() {
        var written = s3.putObject(request -> request.bucket(bucket).key("k"), RequestBody.fromString("0123"));

        S3Exception unchanged = catchThrowableOfType(
                S3Exception.class,
                () -> s3.getObjectAsBytes(
                        request -> request.bucket(bucket).key("k").ifNoneMatch(written.eTag())));
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(refusalOf(() -> s3.getObjectAsBytes(
                        request -> request.bucket(bucket).key("k").range("bytes=9-"))))
                .isEqualTo("416 InvalidRange");
        assertThat(refusalOf(() ->
                        s3.getObjectAsBytes(request -> request.bucket(bucket).key("absent"))))
                .isEqualTo("404 NoSuchKey");
    }

    @Test
    void writesOnlyWhenTheConditionHolds() {
        var first = s3.putObject(
                request -> request.bucket(bucket).key("manifest").ifNoneMatch("*"), RequestBody.fromString("1"));
        assertThat(refusalOf(() -> s3.putObject(
                        request -> request.bucket(bucket).key("manifest").ifNoneMatch("*"),
                        RequestBody.fromString("2"))))
                .isEqualTo("412 PreconditionFailed");

        s3.putObject(
                request -> request.bucket(bucket).key("manifest").ifMatch(first.eTag()), RequestBody.fromString("3"));
        assertThat(refusalOf(() -> s3.putObject(
                        request -> request.bucket(bucket).key("manifest").ifMatch(first.eTag()),
                        RequestBody.fromString("4"))))
                .isEqualTo("412 PreconditionFailed");
        assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket).key("manifest"))
                        .asUtf8String())
                .isEqualTo("3");
    }

    @Test
    void letsOneOfManyConditionalWritersWin() throws Exception {
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String text = "writer " + i;
            writers.add(() -> wins(text));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int won = 0;
            for (var result : threads.invokeAll(writers)) {
                won += result.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    private boolean wins(String text) {
        try {
            s3.putObject(request -> request.bucket(bucket).key("lease").ifNoneMatch("*"), RequestBody.fromString(text));
            return true;
        } catch (S3Exception e) {
            return false;
        }
    }

    @Test
    void deletesManyObjectsAtOnce() {
        for (String key : List.of("a/1", "a/2", "b/1")) {
            s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(key));
        }

        s3.deleteObjects(request -> request.bucket(bucket)
                .delete(delete -> delete.objects(object -> object.key("a/1"), object -> object.key("a/2"))));

        assertThat(s3.listObjectsV2(request -> request.bucket(bucket)).contents())
                .singleElement()
                .satisfies(object -> assertThat(object.key()).isEqualTo("b/1"));
        assertThat(refusalOf(() -> s3.deleteBucket(request -> request.bucket(bucket))))
                .isEqualTo("409 BucketNotEmpty");
    }

    @Test
    void listsEveryObjectAsItsOnlyVersionPageByPage() {
        for (String key : List.of("a/1", "a/2", "b/1")) {
            s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(key));
        }

        var first = s3.listObjectVersions(request -> request.bucket(bucket).maxKeys(2));
        assertThat(first.versions()).extracting(ObjectVersion::key).containsExactly("a/1", "a/2");
        assertThat(first.isTruncated()).isTrue();
        var second = s3.listObjectVersions(request ->
                request.bucket(bucket).keyMarker(first.nextKeyMarker()).versionIdMarker(first.nextVersionIdMarker()));
        assertThat(second.versions()).extracting(ObjectVersion::key).containsExactly("b/1");
        assertThat(second.isTruncated()).isFalse();
    }

    @Test
    void deletesTheVersionThatIsListed() {
        s3.putObject(request -> request.bucket(bucket).key("a"), RequestBody.fromString("content"));

        var listed = s3.listObjectVersions(request -> request.bucket(bucket))
                .versions()
                .getFirst();
        s3.deleteObjects(request -> request.bucket(bucket)
                .delete(delete ->
                        delete.objects(object -> object.key(listed.key()).versionId(listed.versionId()))));

        assertThat(s3.listObjectVersions(request -> request.bucket(bucket)).versions())
                .isEmpty();
    }
}
