package ly.ptsd.media.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MultivariantPlaylistTests {

    private static final VideoVariant LARGE = new VideoVariant(
            "1080p/index.m3u8", "avc1.640028", 1920, 1080, 30_000 / 1001.0, new Bandwidth(5_000_000, 4_000_000));
    private static final VideoVariant SMALL =
            new VideoVariant("360p/index.m3u8", "avc1.64001e", 640, 360, 25, new Bandwidth(900_000, 700_000));
    private static final AudioTrack AUDIO =
            new AudioTrack("audio/index.m3u8", "mp4a.40.2", new Bandwidth(130_000, 128_000));

    @Test
    void offersPicturesWithSharedAudio() {
        assertThat(new MultivariantPlaylist(List.of(LARGE, SMALL), AUDIO, List.of(), List.of()).text())
                .isEqualTo("""
                        #EXTM3U
                        #EXT-X-VERSION:7
                        #EXT-X-INDEPENDENT-SEGMENTS
                        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="Stereo",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="audio/index.m3u8"
                        #EXT-X-STREAM-INF:BANDWIDTH=5130000,AVERAGE-BANDWIDTH=4128000,CODECS="avc1.640028,mp4a.40.2",RESOLUTION=1920x1080,FRAME-RATE=29.970,AUDIO="audio"
                        1080p/index.m3u8
                        #EXT-X-STREAM-INF:BANDWIDTH=1030000,AVERAGE-BANDWIDTH=828000,CODECS="avc1.64001e,mp4a.40.2",RESOLUTION=640x360,FRAME-RATE=25.000,AUDIO="audio"
                        360p/index.m3u8
                        """);
    }

    @Test
    void offersPicturesWithoutSound() {
        assertThat(new MultivariantPlaylist(List.of(SMALL), null, List.of(), List.of()).text())
                .isEqualTo("""
                        #EXTM3U
                        #EXT-X-VERSION:7
                        #EXT-X-INDEPENDENT-SEGMENTS
                        #EXT-X-STREAM-INF:BANDWIDTH=900000,AVERAGE-BANDWIDTH=700000,CODECS="avc1.64001e",RESOLUTION=640x360,FRAME-RATE=25.000
                        360p/index.m3u8
                        """);
    }

    @Test
    void offersSoundAlone() {
        assertThat(new MultivariantPlaylist(List.of(), AUDIO, List.of(), List.of()).text())
                .isEqualTo("""
                        #EXTM3U
                        #EXT-X-VERSION:7
                        #EXT-X-INDEPENDENT-SEGMENTS
                        #EXT-X-STREAM-INF:BANDWIDTH=130000,AVERAGE-BANDWIDTH=128000,CODECS="mp4a.40.2"
                        audio/index.m3u8
                        """);
    }

    @Test
    void refusesToOfferNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MultivariantPlaylist(List.of(), null, List.of(), List.of()));
    }

    @Test
    void offersPicturesToWindThrough() {
        var iframes = new IFrameVariant("360p/iframes.m3u8", "avc1.64001e", 640, 360, new Bandwidth(90_000, 70_000));
        assertThat(new MultivariantPlaylist(List.of(SMALL), null, List.of(iframes), List.of()).text())
                .endsWith("""
                        360p/index.m3u8
                        #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=90000,AVERAGE-BANDWIDTH=70000,CODECS="avc1.64001e",RESOLUTION=640x360,URI="360p/iframes.m3u8"
                        """);
    }

    @Test
    void offersCaptionsUnderNamesWithoutQuotationMarks() {
        var captions = new CaptionTrack("captions/c1/index.m3u8", "ko", "\"한국어\"\n");
        assertThat(new MultivariantPlaylist(List.of(SMALL), null, List.of(), List.of(captions)).text())
                .isEqualTo("""
                        #EXTM3U
                        #EXT-X-VERSION:7
                        #EXT-X-INDEPENDENT-SEGMENTS
                        #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="captions",NAME="'한국어' ",LANGUAGE="ko",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI="captions/c1/index.m3u8"
                        #EXT-X-STREAM-INF:BANDWIDTH=900000,AVERAGE-BANDWIDTH=700000,CODECS="avc1.64001e",RESOLUTION=640x360,FRAME-RATE=25.000,SUBTITLES="captions"
                        360p/index.m3u8
                        """);
    }
}
