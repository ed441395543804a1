package ly.ptsd.media.hls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MediaPlaylistTests {

    private static final Duration TARGET = Duration.ofSeconds(6);
    private static final MediaSegment FIRST = new MediaSegment("00000.m4s", Duration.ofMillis(6006), 1000);
    private static final MediaSegment SECOND = new MediaSegment("00001.m4s", Duration.ofNanos(1_234_567_000), 500);

    @Test
    void growsAsAnEventThatStartsAtItsBeginning() {
        assertThat(MediaPlaylist.growing(TARGET, "init.mp4", List.of(FIRST)).text())
                .isEqualTo("""
                        #EXTM3U
                        #EXT-X-VERSION:7
                        #EXT-X-TARGETDURATION:6
                        #EXT-X-MEDIA-SEQUENCE:0
                        #EXT-X-PLAYLIST-TYPE:EVENT
                        #EXT-X-INDEPENDENT-SEGMENTS
                        #EXT-X-START:TIME-OFFSET=0
                        #EXT-X-MAP:URI="init.mp4"
                        #EXTINF:6.006000,
                        00000.m4s
                        """);
    }

    @Test
    void endsAsVideoOnDemand() {
        assertThat(MediaPlaylist.complete(TARGET, "init.mp4", List.of(FIRST, SECOND))
                        .text())
                .isEqualTo("""
                        #EXTM3U
                        #EXT-X-VERSION:7
                        #EXT-X-TARGETDURATION:6
                        #EXT-X-MEDIA-SEQUENCE:0
                        #EXT-X-PLAYLIST-TYPE:VOD
                        #EXT-X-INDEPENDENT-SEGMENTS
                        #EXT-X-MAP:URI="init.mp4"
                        #EXTINF:6.006000,
                        00000.m4s
                        #EXTINF:1.234567,
                        00001.m4s
                        #EXT-X-ENDLIST
                        """);
    }

    @Test
    void keepsTheTargetDurationWhileItGrows() {
        String shorter =
                MediaPlaylist.growing(TARGET, "init.mp4", List.of(SECOND)).text();
        String longer = MediaPlaylist.growing(TARGET, "init.mp4", List.of(SECOND, FIRST))
                .text();

        assertThat(List.of(shorter, longer)).allSatisfy(text -> assertThat(text).contains("TARGETDURATION:6\n"));
    }

    @Test
    void tellsTheTruthAboutASegmentLongerThanPromised() {
        var longer = new MediaSegment("00000.m4s", Duration.ofMillis(7501), 1000);

        assertThat(MediaPlaylist.complete(TARGET, "init.mp4", List.of(longer)).text())
                .contains("TARGETDURATION:8\n");
    }
}
