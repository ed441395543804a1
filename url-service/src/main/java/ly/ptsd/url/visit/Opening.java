package ly.ptsd.url.visit;

import ly.ptsd.url.link.Slug;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request that opened a link.
 *
 * @param viewer who asks; null for a program that fetches a preview or an index
 * @param referer the header (RFC 9110, 10.1.3)
 * @param userAgent the header (RFC 9110, 10.1.5)
 */
public record Opening(
        Slug slug,
        @Nullable String viewer,
        @Nullable String referer,
        @Nullable String userAgent) {}
