package ly.ptsd.aim.bucket;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What owners can take away: the sources as they uploaded them. */
public interface TenantExport {

    /**
     * @param title absent where the media server left no readable manifest, as the file name
     * @param url for a plain GET by anybody who has it, until {@link Page#expiresAt}; browsers save it by the file name
     */
    record Source(
            String key, @Nullable String title, @Nullable String fileName, long bytes, URI url) {}

    /** @param next where to go on; absent at the end */
    record Page(List<Source> items, @Nullable String next, Instant expiresAt) {}

    /** @param after the key to go on behind; absent at the beginning */
    Page sources(BucketName bucket, @Nullable String after);
}
