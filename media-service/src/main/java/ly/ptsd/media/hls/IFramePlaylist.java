package ly.ptsd.media.hls;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The pictures of a complete rendition with which its segments begin, for players that wind or show where a seek would
 * lead.
 *
 * @param targetDuration at least as long as every segment, each rounded to the second
 * @param initUri of the init segment
 */
public record IFramePlaylist(Duration targetDuration, String initUri, List<IFrame> frames) {

    public IFramePlaylist {
        frames = List.copyOf(frames);
    }

    /** The playlist as players read it. */
    public String text() {
        var segments = frames.stream().map(IFrame::alone).toList();
        return """
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-TARGETDURATION:%d
                #EXT-X-MEDIA-SEQUENCE:0
                #EXT-X-PLAYLIST-TYPE:VOD
                #EXT-X-I-FRAMES-ONLY
                #EXT-X-MAP:URI="%s"
                %s#EXT-X-ENDLIST
                """.formatted(
                        Tags.targetSeconds(targetDuration, segments),
                        initUri,
                        frames.stream().map(IFramePlaylist::entry).collect(Collectors.joining()));
    }

    private static String entry(IFrame frame) {
        return """
                #EXTINF:%s,
                #EXT-X-BYTERANGE:%d@%d
                %s
                """.formatted(
                        Tags.seconds(frame.duration()),
                        frame.range().bytes(),
                        frame.range().offset(),
                        frame.uri());
    }
}
