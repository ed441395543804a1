package ly.ptsd.media.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import ly.ptsd.media.MediaServer;
import ly.ptsd.media.MediaServerTest;
import ly.ptsd.media.Samples;
import ly.ptsd.media.Until;
import ly.ptsd.media.hls.PlaylistRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Captions from their upload, or from the source, to the player. */
class CaptionsWebTests extends MediaServerTest {

    private static final String SRT = "1\n00:00:01,000 --> 00:00:02,000\n안녕하세요, 오늘은 바다에 왔어요. <script>x</script>\n";
    private static final byte[] FILE = SRT.getBytes(StandardCharsets.UTF_8);

    private static String film;

    @Test
    void showsUploadedCaptionsToWhoeverWatches() {
        String id = film();
        var added =
                add(id, "language=ko&label=" + "%ED%95%9C%EA%B5%AD%EC%96%B4", SRT.getBytes(Charset.forName("MS949")));
        assertThat(added.statusCode()).isEqualTo(201);
        String captions = MediaServer.json(added).path("id").asString();
        assertThat(server.item(id).path("captions").valueStream())
                .anySatisfy(one -> assertThat(one.path("label").asString()).isEqualTo("한국어"));
        assertThat(manifest(id)).contains(captions);

        String master = master(server.play(PLATFORM.grant(id), ""));
        String base = master.substring(0, master.lastIndexOf('/') + 1);
        assertThat(text(master))
                .contains("TYPE=SUBTITLES,GROUP-ID=\"captions\",NAME=\"한국어\",LANGUAGE=\"ko\"")
                .contains("captions/" + captions + "/index.m3u8")
                .contains(",SUBTITLES=\"captions\"");
        assertThat(text(base + "captions/" + captions + "/index.m3u8")).contains("\ncaptions.vtt\n#EXT-X-ENDLIST");
        assertThat(text(base + "captions/" + captions + "/captions.vtt")).isEqualTo("""
                        WEBVTT
                        X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0

                        00:00:01.000 --> 00:00:02.000
                        안녕하세요, 오늘은 바다에 왔어요. x
                        """);
        PlaylistRules.check(uri -> server.file(base + uri));
    }

    @Test
    void tellsCaptionsOfTheSameNameApart() {
        String id = film();
        add(id, "language=en", FILE);
        add(id, "language=en", FILE);
        assertThat(text(server.playlist(id))).contains("NAME=\"English\"").contains("NAME=\"English 2\"");
    }

    @Test
    void renamesAndDeletesCaptionsAndLeavesNothing() {
        String id = film();
        String captions =
                MediaServer.json(add(id, "language=fr", FILE)).path("id").asString();
        var renamed = send(id, captions, "PATCH", "{\"label\":\"Pour les \\\"sourds\\\"\",\"language\":\"fr-ca\"}");
        assertThat(renamed.statusCode()).isEqualTo(200);
        assertThat(MediaServer.json(renamed).path("language").asString()).isEqualTo("fr-CA");
        assertThat(text(server.playlist(id))).contains("NAME=\"Pour les 'sourds'\",LANGUAGE=\"fr-CA\"");
        assertThat(send(id, captions, "PATCH", "{\"language\":\"!\"}").statusCode())
                .isEqualTo(400);

        assertThat(send(id, captions, "DELETE", "").statusCode()).isEqualTo(204);
        assertThat(BUCKET.keysOf(id)).noneMatch(key -> key.contains(captions));
        assertThat(manifest(id)).doesNotContain(captions);
        assertThat(send(id, captions, "DELETE", "").statusCode()).isEqualTo(404);
        String gone = server.playlist(id).replace("master.m3u8", "captions/" + captions + "/");
        assertThat(server.send(server.request(gone + "index.m3u8")).statusCode())
                .isEqualTo(404);
        assertThat(server.send(server.request(gone + "captions.vtt")).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "language=ko,   20,      422, captions_unreadable",
        "language=ko,   1048577, 413, captions_too_large",
        "label=x,       20,      400, request_invalid",
        "language=!,    20,      400, request_invalid"
    })
    void refusesWhatCannotBecomeCaptionsAndKeepsNothingOfIt(String query, int bytes, int status, String code) {
        String id = film();
        var before = BUCKET.keys("media/" + id + "/captions/");
        var answer = add(id, query, new byte[bytes]);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(MediaServer.json(answer).path("code").asString()).isEqualTo(code);
        assertThat(BUCKET.keys("media/" + id + "/captions/")).isEqualTo(before);
    }

    @Test
    void hasNoCaptionsForWhatIsNoItem() {
        assertThat(MediaServer.json(add("aaaaaaaaaaaaaaaa", "language=ko", FILE))
                        .path("code")
                        .asString())
                .isEqualTo("media_unknown");
        String uploading = server.created(1000, "a.mp4");
        assertThat(add(uploading, "language=ko", FILE).statusCode()).isEqualTo(404);
        assertThat(BUCKET.keys("media/" + uploading)).isEmpty();
    }

    @Test
    void takesTheWordsInTheSourceOnceAndForAll() {
        String id = server.uploaded(Samples.withWords());
        Until.holds(() -> server.state(id).equals("READY"));
        var captions = server.item(id).path("captions");
        assertThat(captions.size()).isEqualTo(1);
        assertThat(captions.get(0).path("language").asString()).isEqualTo("ko");
        assertThat(captions.get(0).path("label").asString()).isEqualTo("제주\u00a0말");
        String track = captions.get(0).path("id").asString();
        String file = server.playlist(id).replace("master.m3u8", "captions/" + track + "/captions.vtt");
        assertThat(text(file)).contains("00:00:01.000 --> 00:00:02.000\n혼저 <i>옵서예</i>\n");
        assertThat(manifest(id)).contains("\"textTracksTaken\":true");
        var chapters = server.item(id).path("chapters");
        assertThat(chapters.size()).isEqualTo(2);
        assertThat(chapters.get(0).path("title").asString()).isEqualTo("<b>바다</b>");
        assertThat(chapters.get(1).path("startSeconds").asDouble()).isEqualTo(1.5);
    }

    private String film() {
        if (film == null) {
            String id = server.uploaded(Samples.small());
            Until.holds(() -> server.state(id).equals("READY"));
            film = id;
        }
        return film;
    }

    private HttpResponse<String> add(String id, String query, byte[] file) {
        return server.send(
                server.asOwner("/items/" + id + "/captions?" + query).POST(BodyPublishers.ofByteArray(file)));
    }

    private HttpResponse<String> send(String id, String captions, String method, String body) {
        return server.send(server.asOwner("/items/" + id + "/captions/" + captions)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private String text(String path) {
        return new String(server.file(path), StandardCharsets.UTF_8);
    }

    private static String master(HttpResponse<String> opened) {
        return MediaServer.json(opened).path("playlistUrl").asString();
    }

    private static String manifest(String id) {
        return new String(BUCKET.read("manifests/" + id + ".json"), StandardCharsets.UTF_8);
    }
}
