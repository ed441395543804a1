package ly.ptsd.media.play;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ly.ptsd.media.ffmpeg.Ladder;
import ly.ptsd.media.hls.AudioTrack;
import ly.ptsd.media.hls.Bandwidth;
import ly.ptsd.media.hls.CaptionPlaylist;
import ly.ptsd.media.hls.CaptionTrack;
import ly.ptsd.media.hls.IFramePlaylist;
import ly.ptsd.media.hls.IFrameVariant;
import ly.ptsd.media.hls.MediaPlaylist;
import ly.ptsd.media.hls.MediaSegment;
import ly.ptsd.media.hls.MultivariantPlaylist;
import ly.ptsd.media.hls.VideoVariant;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.ItemRendition;
import ly.ptsd.media.library.PublishedSegment;
import ly.ptsd.media.library.Segments;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The playlists of an item as far as it is made. While the ladder is being made only complete renditions are offered, or
 * the first that has begun: a player never moves to one that has yet to catch up.
 */
@Component
class Playlists {

    /** Players start with the first variant: good to look at, soon there. */
    private static final int START_SHORT_SIDE = 720;

    private static final String INIT = "init.mp4";

    private final Segments segments;

    Playlists(Segments segments) {
        this.segments = segments;
    }

    String master(Item item) {
        var variants = offered(item)
                .sorted(Comparator.comparing(rendition -> shortSide(rendition) > START_SHORT_SIDE))
                .map(rendition -> variant(item, rendition))
                .toList();
        var audio = begun(item)
                .filter(rendition -> !rendition.isVideo())
                .findFirst()
                .map(rendition -> new AudioTrack(uri(rendition), codecs(rendition), bandwidth(item, rendition)));
        return new MultivariantPlaylist(variants, audio.orElse(null), iframes(item), captions(item)).text();
    }

    /** Empty unless every segment of that rendition is there and begins with a picture of its own. */
    Optional<String> iframes(Item item, String name) {
        return Optional.ofNullable(item.renditions().get(name))
                .filter(rendition -> rendition.keyframes() != null)
                .map(_ -> segments.of(item.id(), name).stream()
                        .flatMap(segment -> segment.iframe().stream())
                        .toList())
                .map(frames -> new IFramePlaylist(Ladder.TARGET_DURATION, INIT, frames).text());
    }

    /** Empty when the item has no such captions. */
    Optional<String> captions(Item item, String id) {
        return Optional.ofNullable(item.extras().captions().get(id))
                .flatMap(_ -> Optional.ofNullable(item.facts()))
                .map(facts -> Duration.ofNanos(Math.round(facts.durationSeconds() * 1e9)))
                .map(duration -> new CaptionPlaylist("captions.vtt", duration).text());
    }

    /** Players tell tracks by their names: of two that are called alike the later one gets a number. */
    private static List<CaptionTrack> captions(Item item) {
        Set<String> names = new HashSet<>();
        return item.extras().captions().values().stream()
                .map(caption -> new CaptionTrack(
                        "captions/" + caption.id() + "/index.m3u8",
                        caption.language(),
                        Stream.iterate(1, number -> number + 1)
                                .map(number -> number == 1 ? caption.label() : caption.label() + " " + number)
                                .filter(names::add)
                                .findFirst()
                                .orElseThrow()))
                .toList();
    }

    private static List<IFrameVariant> iframes(Item item) {
        return item.renditions().values().stream()
                .flatMap(rendition -> Stream.ofNullable(rendition.keyframes())
                        .map(rate -> new IFrameVariant(
                                rendition.name() + "/iframes.m3u8",
                                codecs(rendition),
                                present(rendition.width()),
                                present(rendition.height()),
                                new Bandwidth(rate.peak(), rate.average()))))
                .toList();
    }

    /** Empty while there is nothing of that rendition. */
    Optional<String> media(Item item, String name) {
        return begun(item)
                .filter(rendition -> rendition.name().equals(name))
                .findFirst()
                .map(rendition -> media(item, rendition));
    }

    private String media(Item item, ItemRendition rendition) {
        boolean complete = rendition.state() == ItemRendition.State.DONE;
        var entries = entries(item, rendition);
        var playlist = complete
                ? MediaPlaylist.complete(Ladder.TARGET_DURATION, INIT, entries)
                : MediaPlaylist.growing(Ladder.TARGET_DURATION, INIT, entries);
        return playlist.text();
    }

    private Stream<ItemRendition> offered(Item item) {
        var begun = begun(item).filter(ItemRendition::isVideo).toList();
        var complete = begun.stream()
                .filter(rendition -> rendition.state() == ItemRendition.State.DONE)
                .toList();
        return complete.isEmpty() ? begun.stream() : complete.stream();
    }

    private Stream<ItemRendition> begun(Item item) {
        return item.renditions().values().stream()
                .filter(rendition -> rendition.codecs() != null && rendition.state() != ItemRendition.State.FAILED)
                .filter(rendition -> segments.hasAny(item.id(), rendition.name()));
    }

    private VideoVariant variant(Item item, ItemRendition rendition) {
        return new VideoVariant(
                uri(rendition),
                codecs(rendition),
                present(rendition.width()),
                present(rendition.height()),
                Optional.ofNullable(rendition.framesPerSecond()).orElse(0.0),
                bandwidth(item, rendition));
    }

    private Bandwidth bandwidth(Item item, ItemRendition rendition) {
        return rendition.state() == ItemRendition.State.DONE
                ? new Bandwidth(rendition.peakBandwidth(), rendition.averageBandwidth())
                : Bandwidth.of(entries(item, rendition));
    }

    private List<MediaSegment> entries(Item item, ItemRendition rendition) {
        return segments.of(item.id(), rendition.name()).stream()
                .map(PublishedSegment::entry)
                .toList();
    }

    private static int shortSide(ItemRendition rendition) {
        return Math.min(present(rendition.width()), present(rendition.height()));
    }

    private static int present(@Nullable Integer pixels) {
        return pixels == null ? 0 : pixels;
    }

    private static String codecs(ItemRendition rendition) {
        return Optional.ofNullable(rendition.codecs()).orElse("");
    }

    private static String uri(ItemRendition rendition) {
        return rendition.name() + "/index.m3u8";
    }
}
