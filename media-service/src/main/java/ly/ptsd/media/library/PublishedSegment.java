package ly.ptsd.media.library;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ly.ptsd.media.hls.IFrame;
import ly.ptsd.media.hls.KeyFrame;
import ly.ptsd.media.hls.MediaSegment;
import org.jspecify.annotations.Nullable;

/**
 * A media segment in the bucket.
 *
 * @param id item, rendition and name
 * @param number position in its rendition, from 0
 * @param keyframe the picture with which it begins; absent for sound
 */
public record PublishedSegment(
        String id,
        String mediaId,
        String rendition,
        String name,
        int number,
        double seconds,
        long bytes,
        @Nullable KeyFrame keyframe) {

    public static PublishedSegment of(
            String mediaId,
            String rendition,
            String name,
            int number,
            double seconds,
            long bytes,
            Optional<KeyFrame> keyframe) {
        return new PublishedSegment(
                id(mediaId, rendition, name), mediaId, rendition, name, number, seconds, bytes, keyframe.orElse(null));
    }

    /** When each of a rendition's segments begins, in seconds from the first. */
    public static List<Double> starts(List<PublishedSegment> segments) {
        List<Double> starts = new ArrayList<>(segments.size());
        double start = 0;
        for (PublishedSegment segment : segments) {
            starts.add(start);
            start += segment.seconds();
        }
        return starts;
    }

    /** As an entry of its rendition's playlist. */
    public MediaSegment entry() {
        return new MediaSegment(name, duration(), bytes);
    }

    /** As an entry of its rendition's I-frame playlist. */
    public Optional<IFrame> iframe() {
        return Optional.ofNullable(keyframe).map(range -> new IFrame(name, duration(), range));
    }

    private Duration duration() {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    static String id(String mediaId, String rendition, String name) {
        return mediaId + "/" + rendition + "/" + name;
    }
}
