package ly.ptsd.media.transcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import javax.imageio.ImageIO;
import ly.ptsd.media.MediaServer;
import ly.ptsd.media.MediaServerTest;
import ly.ptsd.media.Samples;
import ly.ptsd.media.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The owner's choice of a picture. */
class PosterWebTests extends MediaServerTest {

    private static String film;

    @Test
    void isAFrameOrAPictureUnderANameOfItsOwn() throws Exception {
        String id = film();
        Until.holds(() -> server.isShared(id));
        var first = posters(id);
        int told = PLATFORM.calls("PUT", "/api/links/machine/items/" + id + "/poster")
                .size();

        assertThat(frame(id, "{\"atSeconds\":4.99}").statusCode()).isEqualTo(204);
        var frame = posters(id);
        assertThat(frame).hasSize(1).doesNotContainAnyElementsOf(first);
        assertThat(server.item(id).path("posterUrl").asString()).contains(frame.getFirst());
        Until.holds(() -> PLATFORM.calls("PUT", "/api/links/machine/items/" + id + "/poster")
                        .size()
                > told);

        assertThat(picture(id, png(40, 30)).statusCode()).isEqualTo(204);
        var picture = posters(id);
        assertThat(picture).hasSize(1).doesNotContainAnyElementsOf(frame);
        assertThat(BUCKET.read(picture.getFirst())).startsWith(0xff, 0xd8);
        String shown = server.playlist(id).replace("master.m3u8", "poster.jpg");
        assertThat(server.send(server.request(shown)).headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).contains(picture.getFirst()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}", "{\"atSeconds\":-1}", "{\"atSeconds\":6}", "{\"atSeconds\":\"x\"}", "nonsense"})
    void isNoFrameBeyondTheVideo(String body) {
        var before = posters(film());
        var answer = frame(film(), body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(posters(film())).isEqualTo(before);
    }

    @Test
    void isNothingThatIsNoPicture() {
        var before = posters(film());
        assertProblem(picture(film(), new byte[100]), 422, "poster_unreadable");
        assertProblem(picture(film(), new byte[0]), 422, "poster_unreadable");
        assertProblem(picture(film(), new byte[ChosenPosters.MOST_BYTES + 1]), 413, "poster_too_large");
        assertProblem(picture("aaaaaaaaaaaaaaaa", new byte[1]), 404, "media_unknown");
        assertThat(posters(film())).isEqualTo(before);
    }

    @Test
    void isNoFrameOfSound() {
        String id = server.uploaded(Samples.sound());
        assertProblem(frame(id, "{\"atSeconds\":0}"), 409, "media_not_playable");
    }

    private String film() {
        if (film == null) {
            String id = server.uploaded(Samples.small());
            Until.holds(() -> server.state(id).equals("READY"));
            film = id;
        }
        return film;
    }

    private HttpResponse<String> frame(String id, String body) {
        return server.send(server.asOwner("/items/" + id + "/poster")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> picture(String id, byte[] bytes) {
        return server.send(server.asOwner("/items/" + id + "/poster").PUT(BodyPublishers.ofByteArray(bytes)));
    }

    private static List<String> posters(String id) {
        return BUCKET.keys("media/" + id + "/poster");
    }

    private static byte[] png(int width, int height) throws Exception {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(
                new java.awt.image.BufferedImage(width, height, java.awt.image.BufferedImage.TYPE_INT_RGB),
                "png",
                bytes);
        return bytes.toByteArray();
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(MediaServer.json(answer).path("code").asString()).isEqualTo(code);
    }
}
