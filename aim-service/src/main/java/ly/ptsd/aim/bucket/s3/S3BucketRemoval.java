package ly.ptsd.aim.bucket.s3;

import java.util.List;
import java.util.stream.Stream;
import ly.ptsd.aim.bucket.TenantBuckets.Removal;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Empties a bucket, as S3 demands, and deletes it. What was put into it meanwhile is removed by the next call. */
final class S3BucketRemoval {

    /** As many as one call lists and deletes. */
    private static final int BATCH = 1000;

    private static final int BATCHES_AT_A_TIME = 10;

    private final S3Client s3;

    S3BucketRemoval(S3Client s3) {
        this.s3 = s3;
    }

    Removal remove(String bucket, String owner) {
        try {
            abortUploads(bucket, owner);
            for (int batch = 0; batch < BATCHES_AT_A_TIME; batch++) {
                var listed = s3.listObjectVersions(request ->
                        request.bucket(bucket).expectedBucketOwner(owner).maxKeys(BATCH));
                var objects = everyVersion(listed);
                if (objects.isEmpty()) {
                    s3.deleteBucket(request -> request.bucket(bucket).expectedBucketOwner(owner));
                    return Removal.GONE;
                }
                delete(bucket, owner, objects);
            }
            return Removal.MORE;
        } catch (NoSuchBucketException gone) {
            return Removal.GONE;
        } catch (S3Exception refusal) {
            return meaningOf(refusal);
        }
    }

    private void abortUploads(String bucket, String owner) {
        var uploads = s3.listMultipartUploads(request -> request.bucket(bucket).expectedBucketOwner(owner));
        for (var upload : uploads.uploads()) {
            try {
                s3.abortMultipartUpload(request -> request.bucket(bucket)
                        .expectedBucketOwner(owner)
                        .key(upload.key())
                        .uploadId(upload.uploadId()));
            } catch (NoSuchUploadException gone) {
                // ended by itself
            }
        }
    }

    /** What was deleted before has left a marker, which is in the way of the bucket's removal like any version. */
    private static List<ObjectIdentifier> everyVersion(ListObjectVersionsResponse listed) {
        var versions = listed.versions().stream().map(version -> identifier(version.key(), version.versionId()));
        var markers = listed.deleteMarkers().stream().map(marker -> identifier(marker.key(), marker.versionId()));
        return Stream.concat(versions, markers).toList();
    }

    private static ObjectIdentifier identifier(String key, String version) {
        return ObjectIdentifier.builder().key(key).versionId(version).build();
    }

    private void delete(String bucket, String owner, List<ObjectIdentifier> objects) {
        var answer = s3.deleteObjects(request -> request.bucket(bucket)
                .expectedBucketOwner(owner)
                .delete(batch -> batch.objects(objects).quiet(true)));
        if (answer.hasErrors()) {
            throw new IllegalStateException(
                    "not deleted: " + answer.errors().getFirst().code());
        }
    }

    private static Removal meaningOf(S3Exception refusal) {
        return switch (refusal.awsErrorDetails().errorCode()) {
            case "NoSuchBucket" -> Removal.GONE;
            case "BucketNotEmpty" -> Removal.MORE;
            case "AccessDenied" -> Removal.FOREIGN;
            default -> throw refusal;
        };
    }
}
