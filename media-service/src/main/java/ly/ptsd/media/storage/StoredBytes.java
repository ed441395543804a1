package ly.ptsd.media.storage;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * An object, or the part of it that was asked for, as it is read from the bucket; whoever gets it closes the stream.
 *
 * @param contentRange which part it is (RFC 9110, 14.4), absent for the whole
 */
public record StoredBytes(
        InputStream content,
        long length,
        String contentType,
        @Nullable String contentRange) {}
