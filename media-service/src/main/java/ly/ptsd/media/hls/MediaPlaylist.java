package ly.ptsd.media.hls;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The playlist of one rendition. It grows as {@code EVENT} and ends as {@code VOD}; both forms of one rendition need the
 * same target duration.
 *
 * @param targetDuration at least as long as every segment, each rounded to the second
 * @param initUri of the init segment
 */
public record MediaPlaylist(Duration targetDuration, String initUri, List<MediaSegment> segments, boolean complete) {

    /** Players begin a growing playlist near its end unless told otherwise. */
    private static final String FROM_THE_BEGINNING = "#EXT-X-START:TIME-OFFSET=0\n";

    public MediaPlaylist {
        segments = List.copyOf(segments);
    }

    public static MediaPlaylist growing(Duration targetDuration, String initUri, List<MediaSegment> segments) {
        return new MediaPlaylist(targetDuration, initUri, segments, false);
    }

    public static MediaPlaylist complete(Duration targetDuration, String initUri, List<MediaSegment> segments) {
        return new MediaPlaylist(targetDuration, initUri, segments, true);
    }

    /** The playlist as players read it. */
    public String text() {
        String entries = segments.stream()
                .map(segment -> "#EXTINF:%s,\n%s\n".formatted(Tags.seconds(segment.duration()), segment.uri()))
                .collect(Collectors.joining());
        return """
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-TARGETDURATION:%d
                #EXT-X-MEDIA-SEQUENCE:0
                #EXT-X-PLAYLIST-TYPE:%s
                #EXT-X-INDEPENDENT-SEGMENTS
                %s#EXT-X-MAP:URI="%s"
                %s%s""".formatted(
                        Tags.targetSeconds(targetDuration, segments),
                        complete ? "VOD" : "EVENT",
                        complete ? "" : FROM_THE_BEGINNING,
                        initUri,
                        entries,
                        complete ? "#EXT-X-ENDLIST\n" : "");
    }
}
