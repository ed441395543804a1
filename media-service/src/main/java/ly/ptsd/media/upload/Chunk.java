package ly.ptsd.media.upload;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What one PATCH brings.
 *
 * @param offset where the client says its bytes belong
 * @param announced how many bytes it said would come, if it did
 * @param checksum what the bytes must add up to, if it said so
 */
record Chunk(
        long offset, @Nullable Long announced, @Nullable Checksum checksum, InputStream body) {}
