package ly.ptsd.media.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.lindstrom.m3u8.model.IFrameVariant;
import io.lindstrom.m3u8.model.MasterPlaylist;
import io.lindstrom.m3u8.model.MediaPlaylist;
import io.lindstrom.m3u8.model.MediaSegment;
import io.lindstrom.m3u8.model.PlaylistType;
import io.lindstrom.m3u8.model.Variant;
import io.lindstrom.m3u8.parser.MasterPlaylistParser;
import io.lindstrom.m3u8.parser.MediaPlaylistParser;
import io.lindstrom.m3u8.parser.PlaylistParserException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What Apple's authoring specification demands of a complete item, asked of the playlists as another's parser reads
 * them and of the segments themselves.
 */
public final class PlaylistRules {

    private static final int IDR = 5;
    private static final int OTHER_SLICE = 1;
    private static final int NAL_TYPE = 0x1f;
    private static final double LONGEST_OVERRUN = 0.5;

    private final Function<String, byte[]> files;

    private PlaylistRules(Function<String, byte[]> files) {
        this.files = files;
    }

    /** @param files by their addresses relative to the multivariant playlist */
    public static void check(Function<String, byte[]> files) {
        new PlaylistRules(files).check();
    }

    private void check() {
        MasterPlaylist master = master();
        assertThat(master.independentSegments()).isTrue();
        assertThat(master.version()).contains(7);
        var playlists =
                master.variants().stream().map(variant -> media(variant.uri())).toList();
        List<MediaPlaylist> sound = master.alternativeRenditions().stream()
                .flatMap(rendition -> rendition.uri().stream())
                .filter(uri -> uri.startsWith("audio/"))
                .map(this::media)
                .toList();
        for (int i = 0; i < playlists.size(); i++) {
            checkVariant(master.variants().get(i), playlists.get(i), sound);
        }
        assertThat(playlists.stream().map(PlaylistRules::boundaries).distinct())
                .as("segments of every rung begin at the same times")
                .hasSize(1);
        assertThat(master.iFrameVariants()).hasSameSizeAs(pictures(master));
        master.iFrameVariants().forEach(this::checkIFrames);
    }

    private static List<Variant> pictures(MasterPlaylist master) {
        return master.variants().stream()
                .filter(variant -> variant.resolution().isPresent())
                .toList();
    }

    private void checkVariant(Variant variant, MediaPlaylist playlist, List<MediaPlaylist> sound) {
        boolean pictures = variant.codecs().getFirst().startsWith("avc1.");
        assertThat(variant.codecs()).hasSize(1 + sound.size());
        assertThat(variant.resolution().isPresent()).isEqualTo(pictures);
        assertThat(variant.frameRate().isPresent()).isEqualTo(pictures);
        checkComplete(playlist);
        sound.forEach(this::checkComplete);
        List<Bandwidth> measured = new ArrayList<>(List.of(measured(variant.uri(), playlist)));
        sound.forEach(track -> measured.add(measured("audio/index.m3u8", track)));
        var needed = measured.stream().reduce(Bandwidth::plus).orElseThrow();
        assertThat(variant.bandwidth()).isEqualTo(needed.peak());
        assertThat(variant.averageBandwidth()).contains(needed.average());
        if (pictures) {
            playlist.mediaSegments().forEach(segment -> checkBeginning(sibling(variant.uri(), segment.uri())));
        }
    }

    private void checkComplete(MediaPlaylist playlist) {
        assertThat(playlist.ongoing()).isFalse();
        assertThat(playlist.playlistType()).contains(PlaylistType.VOD);
        assertThat(playlist.mediaSegments()).isNotEmpty().allSatisfy(segment -> {
            assertThat(Math.round(segment.duration())).isLessThanOrEqualTo(playlist.targetDuration());
            assertThat(segment.duration()).isLessThanOrEqualTo(playlist.targetDuration() + LONGEST_OVERRUN);
        });
        assertThat(playlist.mediaSegments().getFirst().segmentMap()).isPresent();
    }

    private Bandwidth measured(String playlistUri, MediaPlaylist playlist) {
        return Bandwidth.of(playlist.mediaSegments().stream()
                .map(segment -> new ly.ptsd.media.hls.MediaSegment(
                        segment.uri(),
                        java.time.Duration.ofNanos(Math.round(segment.duration() * 1e9)),
                        files.apply(sibling(playlistUri, segment.uri())).length))
                .toList());
    }

    private void checkBeginning(String segmentUri) {
        var segment = ByteBuffer.wrap(files.apply(segmentUri));
        var keyframe = KeyFrame.of(segment);
        assertThat(keyframe)
                .as("%s begins with a picture of its own", segmentUri)
                .isPresent();
        assertThat(slices(segment, keyframe.orElseThrow()))
                .as(segmentUri)
                .isNotEmpty()
                .containsOnly(IDR);
    }

    /** Which kinds of slices the first sample holds (ISO 14496-15: each NAL unit after its length). */
    private static List<Integer> slices(ByteBuffer segment, KeyFrame keyframe) {
        var moof = Box.content(segment.slice((int) keyframe.offset(), (int) keyframe.bytes()))
                .child("moof")
                .flatMap(FragmentHead::of)
                .orElseThrow();
        var sample = segment.slice((int) keyframe.offset() + moof.dataOffset(), moof.firstSampleSize());
        List<Integer> slices = new ArrayList<>();
        while (sample.hasRemaining()) {
            int length = sample.getInt();
            int type = sample.get(sample.position()) & NAL_TYPE;
            if (type == IDR || type == OTHER_SLICE) {
                slices.add(type);
            }
            sample.position(sample.position() + length);
        }
        return slices;
    }

    private void checkIFrames(IFrameVariant variant) {
        assertThat(variant.codecs()).hasSize(1);
        assertThat(variant.resolution()).isPresent();
        MediaPlaylist frames = media(variant.uri());
        checkComplete(frames);
        assertThat(frames.iFramesOnly()).isTrue();
        assertThat(boundaries(frames)).isEqualTo(boundaries(media(sibling(variant.uri(), "index.m3u8"))));
        frames.mediaSegments().forEach(frame -> {
            var range = frame.byteRange().orElseThrow();
            byte[] segment = files.apply(sibling(variant.uri(), frame.uri()));
            assertThat(KeyFrame.of(ByteBuffer.wrap(segment)))
                    .contains(new KeyFrame(range.offset().orElseThrow(), range.length()));
        });
        var measured = Bandwidth.of(frames.mediaSegments().stream()
                .map(frame -> new ly.ptsd.media.hls.MediaSegment(
                        frame.uri(),
                        java.time.Duration.ofNanos(Math.round(frame.duration() * 1e9)),
                        frame.byteRange().orElseThrow().length()))
                .toList());
        assertThat(variant.bandwidth()).isEqualTo(measured.peak());
        assertThat(variant.averageBandwidth()).contains(measured.average());
    }

    private MasterPlaylist master() {
        try {
            return new MasterPlaylistParser().readPlaylist(text("master.m3u8"));
        } catch (PlaylistParserException refused) {
            throw new AssertionError(text("master.m3u8"), refused);
        }
    }

    private MediaPlaylist media(String uri) {
        try {
            return new MediaPlaylistParser().readPlaylist(text(uri));
        } catch (PlaylistParserException refused) {
            throw new AssertionError(text(uri), refused);
        }
    }

    private String text(String uri) {
        return new String(files.apply(uri), StandardCharsets.UTF_8);
    }

    private static List<Long> boundaries(MediaPlaylist playlist) {
        List<Long> boundaries = new ArrayList<>();
        double time = 0;
        for (MediaSegment segment : playlist.mediaSegments()) {
            time += segment.duration();
            boundaries.add(Math.round(time * 1000));
        }
        return boundaries;
    }

    private static String sibling(String uri, String name) {
        return uri.substring(0, uri.lastIndexOf('/') + 1) + name;
    }
}
