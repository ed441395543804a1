package ly.ptsd.media.hls;

import java.time.Duration;

/** One entry of a media playlist; {@code bytes} counts for the bandwidth only. */
public record MediaSegment(String uri, Duration duration, long bytes) {}
