package ly.ptsd.media.play;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.MediaFacts;
import ly.ptsd.media.library.Storyboard;

/** The storyboard of an item as WebVTT: for each time a part of a sheet (Media Fragments, 4.2.2). */
record SeekPreview(Storyboard storyboard, double durationSeconds) {

    /** Empty when the item has none. */
    static Optional<String> of(Item item) {
        double duration = Optional.ofNullable(item.facts())
                .map(MediaFacts::durationSeconds)
                .orElse(0.0);
        return Optional.ofNullable(item.extras().storyboard())
                .map(storyboard -> new SeekPreview(storyboard, duration).text());
    }

    private String text() {
        return IntStream.range(0, storyboard.starts().size())
                .mapToObj(this::cue)
                .collect(Collectors.joining("\n", "WEBVTT\n\n", ""));
    }

    private String cue(int picture) {
        return """
                %s --> %s
                storyboard/%s#xywh=%d,%d,%d,%d
                """.formatted(
                        time(storyboard.starts().get(picture)),
                        time(end(picture)),
                        storyboard.sheet(picture),
                        storyboard.x(picture),
                        storyboard.y(picture),
                        storyboard.tileWidth(),
                        storyboard.tileHeight());
    }

    private double end(int picture) {
        double begin = storyboard.starts().get(picture);
        double next =
                picture + 1 < storyboard.starts().size() ? storyboard.starts().get(picture + 1) : durationSeconds;
        return Math.max(next, begin + 0.001);
    }

    private static String time(double seconds) {
        var time = Duration.ofMillis(Math.round(seconds * 1000));
        return "%02d:%02d:%02d.%03d"
                .formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart(), time.toMillisPart());
    }
}
