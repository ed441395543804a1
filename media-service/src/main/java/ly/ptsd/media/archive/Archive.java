package ly.ptsd.media.archive;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for and may be downloaded by whoever has its ticket.
 *
 * @param ids absent for everything there is
 */
record Archive(String ticket, @Nullable List<String> ids, Instant expiresAt) {}
