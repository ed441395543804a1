package ly.ptsd.aim.bucket;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What owners can take away: the sources as they uploaded them. */
public interface TenantExport {

    /** @param url for a plain GET by anybody who has it, until {@link Page#expiresAt} */
    record Source(String key, long bytes, URI url) {}

    /** @param next where to go on; absent at the end */
    record Page(List<Source> items, @Nullable String next, Instant expiresAt) {}

    /** @param after the key to go on behind; absent at the beginning */
    Page sources(BucketName bucket, @Nullable String after);
}
