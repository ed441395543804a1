package ly.ptsd.media.ffmpeg;

import java.time.Duration;
import java.util.List;

/**
 * Renditions made together by one ffmpeg process.
 *
 * @param segmentTime segments are cut at the first keyframe at or after each multiple of it
 * @param cuts where segments begin, relative to the start of the file, when the source's keyframes dictate it; else empty
 */
public record Pass(List<Rendition> renditions, Duration segmentTime, List<Duration> cuts) {

    public Pass {
        renditions = List.copyOf(renditions);
        cuts = List.copyOf(cuts);
    }

    Pass(List<? extends Rendition> renditions, SegmentCuts cuts) {
        this(List.copyOf(renditions), cuts.segmentTime(), cuts.times());
    }

    /** Whether nothing of it is encoded. */
    boolean isCopied() {
        return renditions.stream().allMatch(rendition -> switch (rendition) {
            case Rendition.Video video -> video.remuxed();
            case Rendition.Audio audio -> audio.copied();
        });
    }
}
