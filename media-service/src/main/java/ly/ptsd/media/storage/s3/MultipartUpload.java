package ly.ptsd.media.storage.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ly.ptsd.media.storage.ObjectKey;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Puts one large file in parts, read from disk as they are sent; what fails is aborted, so no parts stay behind. */
final class MultipartUpload {

    private static final long SMALLEST_PART = 32L * 1024 * 1024;
    private static final int MOST_PARTS = 10_000;
    private static final String OCTETS = "application/octet-stream";

    private final S3Client client;
    private final String bucket;
    private final ObjectKey key;

    MultipartUpload(S3Client client, String bucket, ObjectKey key) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
    }

    void put(Path file, String contentType) {
        String id = client.createMultipartUpload(
                        create -> create.bucket(bucket).key(key.value()).contentType(contentType))
                .uploadId();
        try {
            var parts = putParts(id, file);
            client.completeMultipartUpload(complete -> complete.bucket(bucket)
                    .key(key.value())
                    .uploadId(id)
                    .multipartUpload(upload -> upload.parts(parts)));
        } catch (RuntimeException problem) {
            client.abortMultipartUpload(
                    abort -> abort.bucket(bucket).key(key.value()).uploadId(id));
            throw problem;
        }
    }

    private List<CompletedPart> putParts(String id, Path file) {
        long size = sizeOf(file);
        long partSize = Math.max(SMALLEST_PART, Math.ceilDiv(size, MOST_PARTS));
        List<CompletedPart> parts = new ArrayList<>();
        for (long offset = 0; offset < size; offset += partSize) {
            parts.add(putPart(id, parts.size() + 1, file, offset, Math.min(partSize, size - offset)));
        }
        return parts;
    }

    private CompletedPart putPart(String id, int number, Path file, long offset, long length) {
        ContentStreamProvider content = () -> FilePart.open(file, offset, length);
        String tag = client.uploadPart(
                        part -> part.bucket(bucket)
                                .key(key.value())
                                .uploadId(id)
                                .partNumber(number)
                                .contentLength(length),
                        RequestBody.fromContentProvider(content, length, OCTETS))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
