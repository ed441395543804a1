package ly.ptsd.local.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import ly.ptsd.local.aws.credential.Queries;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which permission a request needs, and on what. */
class AskedTests {

    @ParameterizedTest
    @CsvSource({
        "GET, '', '', , s3:ListAllMyBuckets, arn:aws:s3:::",
        "GET, b, '', list-type=2, s3:ListBucket, arn:aws:s3:::b",
        "HEAD, b, '', , s3:ListBucket, arn:aws:s3:::b",
        "GET, b, '', location, s3:GetBucketLocation, arn:aws:s3:::b",
        "GET, b, '', uploads, s3:ListBucketMultipartUploads, arn:aws:s3:::b",
        "GET, b, '', versions, s3:ListBucketVersions, arn:aws:s3:::b",
        "PUT, b, '', , s3:CreateBucket, arn:aws:s3:::b",
        "DELETE, b, '', , s3:DeleteBucket, arn:aws:s3:::b",
        "POST, b, '', delete, s3:DeleteObject, arn:aws:s3:::b/",
        "GET, b, '', policy, s3:GetBucketPolicy, arn:aws:s3:::b",
        "PUT, b, '', publicAccessBlock, s3:PutBucketPublicAccessBlock, arn:aws:s3:::b",
        "DELETE, b, '', lifecycle, s3:PutLifecycleConfiguration, arn:aws:s3:::b",
        "GET, b, k/l, , s3:GetObject, arn:aws:s3:::b/k/l",
        "HEAD, b, k, , s3:GetObject, arn:aws:s3:::b/k",
        "PUT, b, k, partNumber=1&uploadId=u, s3:PutObject, arn:aws:s3:::b/k",
        "POST, b, k, uploads, s3:PutObject, arn:aws:s3:::b/k",
        "GET, b, k, uploadId=u, s3:ListMultipartUploadParts, arn:aws:s3:::b/k",
        "DELETE, b, k, uploadId=u, s3:AbortMultipartUpload, arn:aws:s3:::b/k",
        "DELETE, b, k, , s3:DeleteObject, arn:aws:s3:::b/k"
    })
    void needsThePermissionThatS3Asks(
            String method, String bucket, String key, @Nullable String query, String action, String resource) {
        var asked = new Asked(method, bucket, key, Queries.parse(query));

        assertThat(asked.action()).isEqualTo(action);
        assertThat(asked.resource()).isEqualTo(resource);
    }
}
