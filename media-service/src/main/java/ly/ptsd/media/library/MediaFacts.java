package ly.ptsd.media.library;

import org.jspecify.annotations.Nullable;

/**
 * What was measured in the source.
 *
 * @param width as displayed, absent without video
 * @param height as displayed, absent without video
 */
public record MediaFacts(
        double durationSeconds,
        @Nullable Integer width,
        @Nullable Integer height,
        boolean hasVideo,
        boolean hasAudio) {}
