package ly.ptsd.media.hls;

import java.time.Duration;
import java.util.List;

/**
 * The playlist of captions, which are one file as long as the item.
 *
 * @param uri of the file, WebVTT
 */
public record CaptionPlaylist(String uri, Duration duration) {

    /** The playlist as players read it. */
    public String text() {
        return """
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-TARGETDURATION:%d
                #EXT-X-MEDIA-SEQUENCE:0
                #EXT-X-PLAYLIST-TYPE:VOD
                #EXTINF:%s,
                %s
                #EXT-X-ENDLIST
                """.formatted(
                        Tags.targetSeconds(Duration.ZERO, List.of(new MediaSegment(uri, duration, 0))),
                        Tags.seconds(duration),
                        uri);
    }
}
