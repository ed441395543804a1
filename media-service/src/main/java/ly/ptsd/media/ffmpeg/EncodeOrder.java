package ly.ptsd.media.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One pass to run.
 *
 * @param input the file {@code source} was probed from
 * @param folder existing and empty; gets one folder per rendition with {@code init.mp4} and {@code NNNNN.m4s}
 */
public record EncodeOrder(Path input, Source source, Pass pass, Path folder) {

    /** Of the segments of a rendition, when the source's keyframes dictate them; else empty. */
    List<Duration> knownDurations(Rendition rendition) {
        VideoStream video = source.video();
        if (video == null || rendition instanceof Rendition.Audio) {
            return List.of();
        }
        List<Duration> cuts = pass.cuts();
        return IntStream.range(0, cuts.size())
                .mapToObj(i -> (i + 1 < cuts.size() ? cuts.get(i + 1) : video.end()).minus(cuts.get(i)))
                .toList();
    }
}
