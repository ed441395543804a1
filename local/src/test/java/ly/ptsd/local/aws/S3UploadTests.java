package ly.ptsd.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Uploads, in parts and refused ones. */
class S3UploadTests extends S3Fixture {

    @Test
    void uploadsInParts() {
        String upload = s3.createMultipartUpload(
                        request -> request.bucket(bucket).key("large").contentType("video/mp4"))
                .uploadId();
        byte[] first = new byte[5 << 20];
        List<CompletedPart> parts = new ArrayList<>();
        for (int number = 1; number <= 2; number++) {
            int part = number;
            var body = part == 1 ? RequestBody.fromBytes(first) : RequestBody.fromString("end");
            String tag = s3.uploadPart(
                            request -> request.bucket(bucket)
                                    .key("large")
                                    .uploadId(upload)
                                    .partNumber(part),
                            body)
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(part).eTag(tag).build());
        }
        s3.completeMultipartUpload(request -> request.bucket(bucket)
                .key("large")
                .uploadId(upload)
                .multipartUpload(complete -> complete.parts(parts)));

        var head = s3.headObject(request -> request.bucket(bucket).key("large"));
        assertThat(head.contentLength()).isEqualTo((5 << 20) + 3);
        assertThat(head.contentType()).isEqualTo("video/mp4");
    }

    @Test
    void knowsNoUploadThatWasAborted() {
        String key = "media/a b+c/한글.m4s";
        String upload = s3.createMultipartUpload(
                        request -> request.bucket(bucket).key(key))
                .uploadId();
        s3.uploadPart(
                request -> request.bucket(bucket).key(key).uploadId(upload).partNumber(1),
                RequestBody.fromString("part"));
        assertThat(s3.listParts(request -> request.bucket(bucket).key(key).uploadId(upload))
                        .parts())
                .hasSize(1);
        assertThat(s3.listMultipartUploads(request -> request.bucket(bucket)).uploads())
                .hasSize(1);

        s3.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(upload));

        assertThat(refusalOf(() ->
                        s3.listParts(request -> request.bucket(bucket).key(key).uploadId(upload))))
                .isEqualTo("404 NoSuchUpload");
        assertThat(refusalOf(() -> s3.uploadPart(
                        request ->
                                request.bucket(bucket).key(key).uploadId(upload).partNumber(2),
                        RequestBody.fromString("late"))))
                .isEqualTo("404 NoSuchUpload");
        assertThat(s3.listObjectsV2(request -> request.bucket(bucket)).contents())
                .isEmpty();
        s3.deleteBucket(request -> request.bucket(bucket));
    }

    @Test
    void readsARefusedUploadToItsEndSoThatTheClientHearsTheAnswer() {
        s3.putObject(request -> request.bucket(bucket).key("k"), RequestBody.fromString("first"));
        byte[] large = new byte[3 << 20];

        for (int i = 0; i < 5; i++) {
            assertThat(refusalOf(() -> s3.putObject(
                            request -> request.bucket(bucket).key("k").ifNoneMatch("*"), RequestBody.fromBytes(large))))
                    .isEqualTo("412 PreconditionFailed");
            // Refused before "100 Continue": the JDK's HTTP client then keeps the body, and so the code, to itself.
            assertThat(refusalOf(() -> s3.putObject(
                            request -> request.bucket(bucket).key("k").expectedBucketOwner("111111111111"),
                            RequestBody.fromBytes(large))))
                    .startsWith("403 ");
        }
    }
}
