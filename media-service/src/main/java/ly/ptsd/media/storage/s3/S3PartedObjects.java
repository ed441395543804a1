package ly.ptsd.media.storage.s3;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.storage.ObjectKey;
import ly.ptsd.media.storage.PartedObjects;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** S3's multipart uploads. */
@Component
class S3PartedObjects implements PartedObjects {

    private static final String OCTETS = "application/octet-stream";
    private static final int NOT_FOUND = 404;

    private final S3Connection connection;
    private final Machine machine;

    S3PartedObjects(S3Connection connection, Machine machine) {
        this.connection = connection;
        this.machine = machine;
    }

    @Override
    public String begin(ObjectKey key, String contentType) {
        return run(
                "begin",
                key,
                () -> connection
                        .client()
                        .createMultipartUpload(create -> create.bucket(bucket())
                                .key(key.value())
                                .contentType(contentType)
                                .cacheControl("no-store"))
                        .uploadId());
    }

    @Override
    public Optional<String> begun(ObjectKey key) {
        return run(
                "look for",
                key,
                () ->
                        connection
                                .client()
                                .listMultipartUploads(
                                        list -> list.bucket(bucket()).prefix(key.value()))
                                .uploads()
                                .stream()
                                .filter(upload -> upload.key().equals(key.value()))
                                .max(Comparator.comparing(MultipartUpload::initiated))
                                .map(MultipartUpload::uploadId));
    }

    @Override
    public void put(ObjectKey key, String begun, int number, Path file, long offset, long length) {
        run(
                "put a part of",
                key,
                () -> connection
                        .client()
                        .uploadPart(
                                part -> part.bucket(bucket())
                                        .key(key.value())
                                        .uploadId(begun)
                                        .partNumber(number)
                                        .contentLength(length),
                                RequestBody.fromContentProvider(
                                        () -> FilePart.open(file, offset, length), length, OCTETS)));
    }

    @Override
    public void copy(ObjectKey key, String begun, int number, ObjectKey from, long offset, long length) {
        run(
                "copy a part of",
                key,
                () -> connection
                        .client()
                        .uploadPartCopy(part -> part.sourceBucket(bucket())
                                .sourceKey(from.value())
                                .copySourceRange("bytes=" + offset + "-" + (offset + length - 1))
                                .destinationBucket(bucket())
                                .destinationKey(key.value())
                                .uploadId(begun)
                                .partNumber(number)));
    }

    @Override
    public void put(ObjectKey key, String begun, int number, byte[] content) {
        run(
                "put a part of",
                key,
                () -> connection
                        .client()
                        .uploadPart(
                                part -> part.bucket(bucket())
                                        .key(key.value())
                                        .uploadId(begun)
                                        .partNumber(number),
                                RequestBody.fromBytes(content)));
    }

    @Override
    public List<Part> parts(ObjectKey key, String begun) {
        return listed(key, begun).stream()
                .map(part -> new Part(part.partNumber(), part.size()))
                .toList();
    }

    @Override
    public void complete(ObjectKey key, String begun) {
        var parts = listed(key, begun).stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.partNumber())
                        .eTag(part.eTag())
                        .build())
                .toList();
        run(
                "complete",
                key,
                () -> connection
                        .client()
                        .completeMultipartUpload(complete -> complete.bucket(bucket())
                                .key(key.value())
                                .uploadId(begun)
                                .multipartUpload(upload -> upload.parts(parts))));
    }

    @Override
    public void abort(ObjectKey key, String begun) {
        try {
            run(
                    "abort",
                    key,
                    () -> connection
                            .client()
                            .abortMultipartUpload(abort ->
                                    abort.bucket(bucket()).key(key.value()).uploadId(begun)));
        } catch (NotBegun none) {
            // that is what was wanted
        }
    }

    private List<software.amazon.awssdk.services.s3.model.Part> listed(ObjectKey key, String begun) {
        return run(
                "list the parts of",
                key,
                () -> connection
                        .client()
                        .listPartsPaginator(
                                list -> list.bucket(bucket()).key(key.value()).uploadId(begun))
                        .parts()
                        .stream()
                        .toList());
    }

    private String bucket() {
        return machine.tenancy().bucket();
    }

    private static <T> T run(String verb, ObjectKey key, Supplier<T> call) {
        return Calls.run(verb, key, () -> {
            try {
                return call.get();
            } catch (S3Exception refused) {
                if (isNotBegun(refused)) {
                    throw new NotBegun(key);
                }
                throw refused;
            }
        });
    }

    /** Not every store that speaks S3 says more than that there is none. */
    private static boolean isNotBegun(S3Exception refused) {
        return refused.statusCode() == NOT_FOUND && !(refused instanceof NoSuchBucketException);
    }
}
