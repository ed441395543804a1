package ly.ptsd.media.hls;

import java.time.Duration;
import java.util.List;

/** Bits per second measured over segments: of the most demanding one and of all together. */
public record Bandwidth(long peak, long average) {

    private static final double MICROS = 1_000_000;

    /** Short last segments do not count for the peak, unless there are only short ones. */
    public static Bandwidth of(List<MediaSegment> segments) {
        double longest = segments.stream().mapToDouble(Bandwidth::seconds).max().orElse(0);
        double peak = segments.stream()
                .filter(segment -> seconds(segment) >= longest / 2 && seconds(segment) > 0)
                .mapToDouble(segment -> segment.bytes() * 8 / seconds(segment))
                .max()
                .orElse(0);
        double duration = segments.stream().mapToDouble(Bandwidth::seconds).sum();
        long bytes = segments.stream().mapToLong(MediaSegment::bytes).sum();
        long average = duration > 0 ? (long) Math.ceil(bytes * 8 / duration) : 0;
        return new Bandwidth(Math.max((long) Math.ceil(peak), average), average);
    }

    /** What a viewer of both needs. */
    public Bandwidth plus(Bandwidth other) {
        return new Bandwidth(peak + other.peak, average + other.average);
    }

    private static double seconds(MediaSegment segment) {
        Duration duration = segment.duration();
        return duration.toNanos() / 1000 / MICROS;
    }
}
