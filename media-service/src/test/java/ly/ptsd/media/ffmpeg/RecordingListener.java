package ly.ptsd.media.ffmpeg;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it heard and insists on the promised order. */
final class RecordingListener implements EncodeListener {

    private final Map<String, List<Segment>> segments = new ConcurrentHashMap<>();
    private final List<String> finished = new CopyOnWriteArrayList<>();
    private final List<Double> fractions = new CopyOnWriteArrayList<>();

    @Override
    public void initWritten(Rendition rendition, Path init) {
        insist(Files.exists(init), "init exists");
        insist(segments.put(rendition.name(), new ArrayList<>()) == null, "init comes once");
    }

    @Override
    public void segmentWritten(Rendition rendition, Segment segment) {
        List<Segment> earlier = segments.get(rendition.name());
        insist(earlier != null, "init comes first");
        insist(segment.file().endsWith("%05d.m4s".formatted(earlier.size())), "segments come in order");
        insist(segment.file().toFile().length() == segment.bytes(), "the segment is complete");
        earlier.add(segment);
    }

    @Override
    public void renditionFinished(Rendition rendition) {
        finished.add(rendition.name());
    }

    @Override
    public void progressed(double fraction, double speed) {
        fractions.add(fraction);
    }

    List<Segment> segments(Rendition rendition) {
        return segments.getOrDefault(rendition.name(), List.of());
    }

    List<String> finished() {
        return finished;
    }

    List<Double> fractions() {
        return fractions;
    }

    private static void insist(boolean promise, String words) {
        if (!promise) {
            throw new AssertionError(words);
        }
    }
}
