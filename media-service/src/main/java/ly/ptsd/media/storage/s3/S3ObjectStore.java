package ly.ptsd.media.storage.s3;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.storage.ConditionFailed;
import ly.ptsd.media.storage.ListedObject;
import ly.ptsd.media.storage.ObjectKey;
import ly.ptsd.media.storage.ObjectStore;
import ly.ptsd.media.storage.StoredBytes;
import ly.ptsd.media.storage.TaggedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bucket by the SDK; big files go in parts. */
@Component
class S3ObjectStore implements ObjectStore {

    /** Renditions never change once written. */
    private static final String FOREVER = "public, max-age=31536000, immutable";

    private static final int RANGE_NOT_SATISFIABLE = 416;

    /** Another object, a write at the same moment, or none where there should be one. */
    private static final Set<Integer> CONDITION_FAILED = Set.of(412, 409, 404);

    private static final long LARGEST_SINGLE_PUT = 64L * 1024 * 1024;

    private final S3Connection connection;
    private final Machine machine;

    S3ObjectStore(S3Connection connection, Machine machine) {
        this.connection = connection;
        this.machine = machine;
    }

    @Override
    public void put(ObjectKey key, Path file, String contentType) {
        Calls.run("put", key, () -> {
            if (file.toFile().length() > LARGEST_SINGLE_PUT) {
                new MultipartUpload(connection.client(), bucket(), key).put(file, contentType);
            } else {
                connection.client().putObject(request(key, contentType), RequestBody.fromFile(file));
            }
            return key;
        });
    }

    @Override
    public void put(ObjectKey key, byte[] content, String contentType) {
        Calls.run(
                "put",
                key,
                () -> connection.client().putObject(request(key, contentType), RequestBody.fromBytes(content)));
    }

    @Override
    public String put(ObjectKey key, byte[] content, String contentType, @Nullable String onlyOver) {
        return Calls.run("put", key, () -> {
            var request = request(key, contentType).toBuilder();
            var conditional = onlyOver == null ? request.ifNoneMatch("*") : request.ifMatch(onlyOver);
            try {
                return connection
                        .client()
                        .putObject(conditional.build(), RequestBody.fromBytes(content))
                        .eTag();
            } catch (S3Exception refused) {
                throw CONDITION_FAILED.contains(refused.statusCode()) ? new ConditionFailed(key) : refused;
            }
        });
    }

    @Override
    public Optional<TaggedObject> readTagged(ObjectKey key) {
        return Calls.run("read", key, () -> {
            try {
                var object = connection
                        .client()
                        .getObjectAsBytes(get -> get.bucket(bucket()).key(key.value()));
                return Optional.of(
                        new TaggedObject(object.asByteArray(), object.response().eTag()));
            } catch (NoSuchKeyException absent) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void forEach(String prefix, Consumer<ListedObject> each) {
        Calls.run("list", new ObjectKey(prefix), () -> {
            connection
                    .client()
                    .listObjectsV2Paginator(list -> list.bucket(bucket()).prefix(prefix))
                    .contents()
                    .forEach(object -> each.accept(
                            new ListedObject(new ObjectKey(object.key()), object.eTag(), object.lastModified())));
            return prefix;
        });
    }

    @Override
    public Optional<Long> size(ObjectKey key) {
        return Calls.run("look at", key, () -> {
            try {
                return Optional.of(connection
                        .client()
                        .headObject(head -> head.bucket(bucket()).key(key.value()))
                        .contentLength());
            } catch (NoSuchKeyException absent) {
                return Optional.empty();
            }
        });
    }

    @Override
    public StoredBytes open(ObjectKey key, @Nullable String range) {
        return Calls.run("open", key, () -> {
            try {
                return openRange(key, range);
            } catch (S3Exception refused) {
                if (range == null || refused.statusCode() != RANGE_NOT_SATISFIABLE) {
                    throw refused;
                }
                return openRange(key, null);
            }
        });
    }

    private StoredBytes openRange(ObjectKey key, @Nullable String range) {
        var object = connection
                .client()
                .getObject(get -> get.bucket(bucket()).key(key.value()).range(range));
        var answer = object.response();
        return new StoredBytes(object, answer.contentLength(), answer.contentType(), answer.contentRange());
    }

    @Override
    public void download(ObjectKey key, Path target) {
        Calls.run(
                "download",
                key,
                () -> connection.client().getObject(get -> get.bucket(bucket()).key(key.value()), target));
    }

    @Override
    public void remove(ObjectKey key) {
        Calls.run(
                "remove",
                key,
                () -> connection
                        .client()
                        .deleteObject(delete -> delete.bucket(bucket()).key(key.value())));
    }

    @Override
    public void removeAll(String prefix) {
        Calls.run("remove all", new ObjectKey(prefix), () -> {
            connection
                    .client()
                    .listObjectsV2Paginator(list -> list.bucket(bucket()).prefix(prefix))
                    .forEach(page -> removePage(page.contents()));
            return prefix;
        });
    }

    private void removePage(List<S3Object> page) {
        if (page.isEmpty()) {
            return;
        }
        var keys = page.stream()
                .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                .toList();
        var answer = connection
                .client()
                .deleteObjects(request -> request.bucket(bucket()).delete(delete -> delete.objects(keys)));
        if (answer.hasErrors() && !answer.errors().isEmpty()) {
            throw SdkException.builder()
                    .message(answer.errors().size() + " objects stay: "
                            + answer.errors().getFirst().code())
                    .build();
        }
    }

    @Override
    public URI presign(ObjectKey key, Duration life, @Nullable String disposition) {
        return URI.create(connection
                .presigner()
                .presignGetObject(request -> request.signatureDuration(life)
                        .getObjectRequest(
                                get -> get.bucket(bucket()).key(key.value()).responseContentDisposition(disposition)))
                .url()
                .toString());
    }

    private PutObjectRequest request(ObjectKey key, String contentType) {
        return PutObjectRequest.builder()
                .bucket(bucket())
                .key(key.value())
                .contentType(contentType)
                .cacheControl(key.value().startsWith("media/") ? FOREVER : "no-store")
                .build();
    }

    private String bucket() {
        return machine.tenancy().bucket();
    }
}
