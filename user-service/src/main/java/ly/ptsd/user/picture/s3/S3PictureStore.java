package ly.ptsd.user.picture.s3;

import java.util.Optional;
import ly.ptsd.user.picture.PictureId;
import ly.ptsd.user.picture.PictureProperties;
import ly.ptsd.user.picture.PictureStore;
import ly.ptsd.user.picture.PicturesUnreachable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * One object per picture, {@code pictures/{id}.jpg}, in the one bucket of the platform. The SDK's own retries are safe:
 * an object is written once under its id and never changed.
 *
 * <p>Permissions needed on {@code arn:aws:s3:::{bucket}/pictures/*}: {@code s3:PutObject}, {@code s3:GetObject},
 * {@code s3:DeleteObject}; and on the bucket {@code s3:ListBucket}, without which S3 calls what is missing forbidden.
 * Where the bucket is not there it is made at the first upload, which also needs {@code s3:CreateBucket}; on AWS an
 * operator makes it beforehand, and this is not granted.
 */
@Component
class S3PictureStore implements PictureStore {

    /** Creates buckets where no location is named (and refuses it being named). */
    private static final String DEFAULT_LOCATION = "us-east-1";

    private static final Logger log = LoggerFactory.getLogger(S3PictureStore.class);

    private final S3Client s3;
    private final PictureProperties properties;

    S3PictureStore(S3Client s3, PictureProperties properties) {
        this.s3 = s3;
        this.properties = properties;
    }

    @Override
    public void put(PictureId id, byte[] jpeg) {
        try {
            writeOrMakeBucket(id, jpeg);
        } catch (SdkException failure) {
            throw unreachable(failure);
        }
    }

    @Override
    public Optional<byte[]> find(PictureId id) {
        try {
            return Optional.of(s3.getObjectAsBytes(
                            request -> request.bucket(properties.bucket()).key(key(id)))
                    .asByteArray());
        } catch (NoSuchKeyException | NoSuchBucketException unknown) {
            return Optional.empty();
        } catch (SdkException failure) {
            throw unreachable(failure);
        }
    }

    @Override
    public void remove(PictureId id) {
        try {
            s3.deleteObject(request -> request.bucket(properties.bucket()).key(key(id)));
        } catch (NoSuchKeyException | NoSuchBucketException gone) {
            log.debug("picture {} is gone", id);
        } catch (SdkException failure) {
            throw unreachable(failure);
        }
    }

    private void writeOrMakeBucket(PictureId id, byte[] jpeg) {
        try {
            write(id, jpeg);
        } catch (NoSuchBucketException firstUse) {
            makeBucket();
            write(id, jpeg);
        }
    }

    private void write(PictureId id, byte[] jpeg) {
        s3.putObject(
                request -> request.bucket(properties.bucket()).key(key(id)).contentType(MediaType.IMAGE_JPEG_VALUE),
                RequestBody.fromBytes(jpeg));
    }

    private void makeBucket() {
        try {
            s3.createBucket(request -> {
                request.bucket(properties.bucket());
                if (!properties.region().equals(DEFAULT_LOCATION)) {
                    request.createBucketConfiguration(
                            configuration -> configuration.locationConstraint(properties.region()));
                }
            });
            log.info("bucket made name={}", properties.bucket());
        } catch (BucketAlreadyOwnedByYouException anotherReplicaWasFirst) {
            log.debug("the bucket is there");
        }
    }

    private static PicturesUnreachable unreachable(SdkException failure) {
        log.warn("pictures cannot be reached: {}", failure.toString());
        return new PicturesUnreachable();
    }

    private static String key(PictureId id) {
        return "pictures/" + id + ".jpg";
    }
}
