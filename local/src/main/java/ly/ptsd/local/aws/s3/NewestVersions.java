package ly.ptsd.local.aws.s3;

import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Lists every object as its only version, called {@code null} as S3 does where versions were never kept: this store
 * keeps none, also when it was asked to.
 */
final class NewestVersions extends ForwardingBlobStore {

    NewestVersions(BlobStore store) {
        super(store);
    }

    @Override
    public boolean supportsVersioning() {
        return true;
    }

    @Override
    public ListObjectVersionsResponse listVersions(ListObjectVersionsRequest request) {
        var page = list(ListObjectsV2Request.builder()
                .bucket(request.bucket())
                .prefix(request.prefix())
                .delimiter(request.delimiter())
                .startAfter(request.keyMarker())
                .maxKeys(request.maxKeys())
                .build());
        var versions = page.contents().stream().map(NewestVersions::onlyVersion).toList();
        boolean more = Boolean.TRUE.equals(page.isTruncated()) && !versions.isEmpty();
        return ListObjectVersionsResponse.builder()
                .versions(versions)
                .commonPrefixes(page.commonPrefixes())
                .isTruncated(more)
                .nextKeyMarker(more ? versions.getLast().key() : null)
                .nextVersionIdMarker(more ? "null" : null)
                .build();
    }

    private static ObjectVersion onlyVersion(S3Object object) {
        return ObjectVersion.builder()
                .key(object.key())
                .versionId("null")
                .isLatest(true)
                .eTag(object.eTag())
                .size(object.size())
                .lastModified(object.lastModified())
                .build();
    }
}
