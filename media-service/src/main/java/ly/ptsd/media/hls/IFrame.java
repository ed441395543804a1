package ly.ptsd.media.hls;

import java.time.Duration;

/** One picture of an I-frame playlist: which part of a segment it is, and how long until the next one. */
public record IFrame(String uri, Duration duration, KeyFrame range) {

    /** For the bandwidth: of the segment nothing but the picture counts. */
    public MediaSegment alone() {
        return new MediaSegment(uri, duration, range.bytes());
    }
}
