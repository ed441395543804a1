package ly.ptsd.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The main job of a media server, from the first byte uploaded to nothing left. */
class MainJobScenarioTests extends MediaServerTest {

    @Test
    void takesAVideoMakesItPlayableGivesItBackAndForgetsIt() throws Exception {
        byte[] source = Files.readAllBytes(Samples.small());
        String id = server.uploaded(Samples.small());
        Until.holds(() -> server.state(id).equals("READY"));

        var item = server.item(id);
        assertThat(item.path("title").asString()).isEqualTo("small");
        assertThat(item.path("width").asInt()).isEqualTo(640);
        assertThat(item.path("durationSeconds").asDouble()).isBetween(4.9, 5.1);
        assertThat(item.path("renditions").size()).isEqualTo(2);
        assertThat(server.bytes(item.path("posterUrl").asString())).startsWith(0xff, 0xd8);

        String master = server.playlist(id);
        String text = server.send(server.request(master)).body();
        assertThat(text).contains("360p/index.m3u8").contains("audio/index.m3u8");
        String base = master.substring(0, master.lastIndexOf('/') + 1);
        String media = server.send(server.request(base + "360p/index.m3u8")).body();
        assertThat(media).contains("#EXT-X-ENDLIST");
        List<String> segments =
                media.lines().filter(line -> line.endsWith(".m4s")).toList();
        var redirect = server.send(server.request(base + "360p/" + segments.getFirst()));
        assertThat(redirect.statusCode()).isEqualTo(302);
        assertThat(server.bytes(redirect.headers().firstValue("Location").orElseThrow()))
                .isNotEmpty();

        var download = MediaServer.json(server.send(server.asOwner("/items/" + id + "/download")));
        assertThat(server.bytes(download.path("url").asString())).isEqualTo(source);
        assertThat(new String(BUCKET.read("manifests/" + id + ".json"), StandardCharsets.UTF_8))
                .contains("\"READY\"")
                .contains("00000.m4s");

        assertThat(server.delete(id).statusCode()).isEqualTo(204);
        assertThat(server.send(server.asOwner("/items/" + id)).statusCode()).isEqualTo(404);
        Until.holds(() -> BUCKET.keysOf(id).isEmpty());
        assertThat(server.send(server.request(master)).statusCode()).isEqualTo(404);
        Until.holds(() ->
                !PLATFORM.calls("DELETE", "/api/links/machine/items/" + id).isEmpty());
    }
}
