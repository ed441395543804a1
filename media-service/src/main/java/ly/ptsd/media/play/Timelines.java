package ly.ptsd.media.play;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ly.ptsd.media.library.Library;
import ly.ptsd.media.library.PublishedSegment;
import ly.ptsd.media.library.Segments;
import org.springframework.stereotype.Component;

/** Where in its item a segment lies. What was looked up is kept, as every viewer asks for the same. */
@Component
class Timelines {

    /** Into how many stretches of equal length an item is divided. */
    static final int STRETCHES = 20;

    private static final int KEPT = 200;

    private final Segments segments;
    private final Library library;
    private final Map<String, Timeline> kept = Collections.synchronizedMap(new Recent());

    Timelines(Segments segments, Library library) {
        this.segments = segments;
        this.library = library;
    }

    /** @param seconds of the whole item; 0 while that is not known */
    private record Timeline(List<Double> starts, double seconds) {}

    /** The stretches of the item in which the segment lies, as bits, the first stretch in the lowest one; 0 when that is not known. */
    int stretches(PublishedSegment segment) {
        var rendition = segment.mediaId() + "/" + segment.rendition();
        var timeline = kept.get(rendition);
        if (timeline == null || segment.number() >= timeline.starts().size()) {
            timeline = timeline(segment);
            kept.put(rendition, timeline);
        }
        if (segment.number() >= timeline.starts().size()) {
            return 0;
        }
        double start = timeline.starts().get(segment.number());
        return stretches(start, start + segment.seconds(), timeline.seconds());
    }

    private Timeline timeline(PublishedSegment segment) {
        var facts = library.get(segment.mediaId()).facts();
        return new Timeline(
                PublishedSegment.starts(segments.of(segment.mediaId(), segment.rendition())),
                facts == null ? 0 : facts.durationSeconds());
    }

    /** The stretches of something of so many seconds that lie between two of its seconds, as bits. */
    static int stretches(double from, double to, double seconds) {
        if (seconds <= 0 || to <= from) {
            return 0;
        }
        int first = Math.clamp((long) Math.floor(from / seconds * STRETCHES), 0, STRETCHES - 1);
        int last = Math.clamp((long) Math.ceil(to / seconds * STRETCHES) - 1, first, STRETCHES - 1);
        return (1 << last + 1) - (1 << first);
    }

    /** Forgets the eldest. */
    private static final class Recent extends LinkedHashMap<String, Timeline> {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Timeline> eldest) {
            return size() > KEPT;
        }
    }
}
