package ly.ptsd.media.storage.s3;

import java.util.function.Supplier;
import ly.ptsd.media.storage.ObjectKey;
import ly.ptsd.media.storage.StorageFailed;
import software.amazon.awssdk.core.exception.SdkException;

/** Calls to S3 whose failures are told in our words. */
final class Calls {

    private Calls() {}

    /** @throws StorageFailed when S3 refuses or does not answer */
    static <T> T run(String verb, ObjectKey key, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException problem) {
            throw new StorageFailed("cannot " + verb + " " + key, problem);
        }
    }
}
