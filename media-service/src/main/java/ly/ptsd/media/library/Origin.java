package ly.ptsd.media.library;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a source itself.
 *
 * @param sha256 in hexadecimal digits
 * @param duplicateOf what the library had with the same source before; the oldest of several
 */
public record Origin(String sha256, @Nullable String duplicateOf) {}
