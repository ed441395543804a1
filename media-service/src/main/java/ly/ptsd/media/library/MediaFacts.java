package ly.ptsd.media.library;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was measured in the source.
 *
 * @param width as displayed, absent without video
 * @param height as displayed, absent without video
 * @param chapters in order; there are none of items that were stored before chapters were looked for
 */
public record MediaFacts(
        double durationSeconds,
        @Nullable Integer width,
        @Nullable Integer height,
        boolean hasVideo,
        boolean hasAudio,
        List<Chapter> chapters) {

    public MediaFacts {
        chapters = List.copyOf(Objects.requireNonNullElse(chapters, List.of()));
    }
}
