package ly.ptsd.media.ffmpeg;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A media file that can be played: at least one of {@code video} and {@code audio} is present, and its first frame was
 * really decoded.
 *
 * @param demuxer the demuxer that reads the file, forced in every later run
 * @param duration measured from the packets of the chosen streams, never the declared one
 * @param startTime the earliest time stamp of the file, which plays as zero
 * @param coverArt index of an attached picture
 * @param texts words to read along, as many as anybody could want
 * @param chapters in order, within the duration
 */
public record Source(
        String demuxer,
        Duration duration,
        Duration startTime,
        @Nullable VideoStream video,
        @Nullable AudioStream audio,
        @Nullable Integer coverArt,
        List<TextTrack> texts,
        List<Chapter> chapters)
        implements ProbeResult {

    /** A source that was stored before text tracks and chapters were looked for has none. */
    public Source {
        texts = List.copyOf(Objects.requireNonNullElse(texts, List.of()));
        chapters = List.copyOf(Objects.requireNonNullElse(chapters, List.of()));
    }

    public boolean hasVideo() {
        return video != null;
    }

    public boolean hasAudio() {
        return audio != null;
    }
}
