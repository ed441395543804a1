package ly.ptsd.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import org.junit.jupiter.api.Test;

class PlaylistTests {

    private static final URI MASTER = URI.create("http://localhost:8080/api/media/t/play/s/m/master.m3u8");

    @Test
    void readsWhereTheRenditionsAre() {
        var playlist = Playlist.parse(MASTER, """
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="audio",URI="audio/index.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION=640x360,CODECS="avc1.4d401e"
                360p/index.m3u8
                """);

        assertThat(playlist.renditions())
                .containsExactly(MASTER.resolve("audio/index.m3u8"), MASTER.resolve("360p/index.m3u8"));
        assertThat(playlist.segments()).isEmpty();
    }

    @Test
    void readsTheHeaderAndTheSegments() {
        var playlist = Playlist.parse(MASTER.resolve("360p/index.m3u8"), """
                #EXTM3U
                #EXT-X-TARGETDURATION:6
                #EXT-X-MAP:URI="init.mp4"
                #EXTINF:6.000,
                00000.m4s
                #EXTINF:1.5,title
                00001.m4s
                #EXT-X-ENDLIST
                """);

        assertThat(playlist.segments())
                .extracting(URI::getPath)
                .containsExactly(
                        "/api/media/t/play/s/m/360p/init.mp4",
                        "/api/media/t/play/s/m/360p/00000.m4s",
                        "/api/media/t/play/s/m/360p/00001.m4s");
        assertThat(playlist.seconds()).isEqualTo(7.5);
        assertThat(playlist.complete()).isTrue();
    }

    @Test
    void refusesWhatIsNoPlaylist() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Playlist.parse(MASTER, "<html>"))
                .withMessageContaining("\"code\":\"playlist_invalid\"");
    }
}
