package ly.ptsd.media.hls;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Values as they stand in the tags of media playlists. */
final class Tags {

    private Tags() {}

    /** A segment longer than promised is the smaller evil when the number tells the truth about it. */
    static long targetSeconds(Duration promised, List<MediaSegment> segments) {
        return segments.stream()
                .mapToLong(segment -> Math.round(segment.duration().toMillis() / 1000.0))
                .reduce(Math.max(1, promised.toSeconds()), Math::max);
    }

    static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos() / 1000, 6).toPlainString();
    }
}
