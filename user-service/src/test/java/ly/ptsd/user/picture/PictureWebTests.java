package ly.ptsd.user.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import ly.ptsd.user.Browser;
import ly.ptsd.user.SignedIn;
import ly.ptsd.user.UserServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@UserServiceTest
class PictureWebTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PICTURE = "/api/users/me/picture";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final S3Client s3;
    private final PictureProperties properties;
    private Browser anybody;
    private Browser owner;
    private String bearer;

    PictureWebTests(@Autowired S3Client s3, @Autowired PictureProperties properties) {
        this.s3 = s3;
        this.properties = properties;
    }

    @BeforeEach
    void signIn(@LocalServerPort int port) {
        anybody = new Browser(port);
        owner = SignedIn.browser(port);
        bearer = SignedIn.bearer(owner);
    }

    @Test
    void takesTheOwnersPictureAndShowsItToEverybody() {
        var me = profile(upload("image/jpeg", TestPictures.jpeg(800, 600)));
        var path = me.at("/pictureUrl").asString();
        assertThat(me.at("/ownPicture").asBoolean()).isTrue();
        assertThat(path).matches("/api/users/pictures/[A-Za-z0-9_-]{22}");
        assertThat(SignedIn.me(owner).at("/pictureUrl").asString()).isEqualTo(path);

        var shown = anybody.bytes(path);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(shown.headers().firstValue("Cache-Control")).contains("max-age=31536000, public, immutable");
        assertThat(shown.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(TestPictures.read(shown.body()).getWidth()).isEqualTo(512);
    }

    @Test
    void removesTheOldPictureWhenANewOneCame() {
        var old = profile(upload("image/jpeg", TestPictures.jpeg(800, 600)))
                .at("/pictureUrl")
                .asString();
        var current = profile(upload("image/webp", TestPictures.resource("halves.webp")))
                .at("/pictureUrl")
                .asString();

        await().atMost(SOON).until(() -> anybody.bytes(old).statusCode() == 404);
        assertThat(anybody.bytes(current).statusCode()).isEqualTo(200);
        assertThat(objects())
                .noneMatch(key -> key.contains(nameIn(old)))
                .anyMatch(key -> key.contains(nameIn(current)));
    }

    @Test
    void goesBackToTheProvidersPicture() {
        var old = profile(upload("image/jpeg", TestPictures.jpeg(800, 600)))
                .at("/pictureUrl")
                .asString();
        var me = profile(owner.delete(PICTURE, "Authorization", bearer));

        assertThat(me.at("/ownPicture").asBoolean()).isFalse();
        assertThat(me.at("/pictureUrl").asString()).isEqualTo("https://pictures.example/kim.jpg");
        await().atMost(SOON).until(() -> anybody.bytes(old).statusCode() == 404);
        assertThat(profile(owner.delete(PICTURE, "Authorization", bearer))
                        .at("/ownPicture")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void tellsTheOwnerOfEachChangeOnce() {
        upload("image/jpeg", TestPictures.jpeg(80, 60));
        owner.delete(PICTURE, "Authorization", bearer);
        owner.delete(PICTURE, "Authorization", bearer);

        var events = JSON.readTree(
                owner.get("/api/users/me/events", "Authorization", bearer).body());
        assertThat(events.at("/events")
                        .valueStream()
                        .map(event -> event.at("/kind").asString()))
                .filteredOn("PICTURE_CHANGED"::equals)
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"image/svg+xml", "text/html", "application/octet-stream", "image/bmp", "multipart/form-data"})
    void refusesOtherTypes(String type) {
        refused(upload(type, TestPictures.jpeg(80, 60)), 415, "media_type_unsupported");
    }

    @Test
    void believesTheBytesAndNotTheType() {
        var before = objects();
        refused(upload("image/png", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes()), 422, "picture_unreadable");
        refused(upload("image/jpeg", TestPictures.pngThatClaims(60_000, 60_000)), 413, "picture_too_large");
        refused(upload("image/jpeg", new byte[5 * 1024 * 1024 + 1]), 413, "picture_too_large");

        assertThat(objects()).isEqualTo(before);
        assertThat(SignedIn.me(owner).at("/ownPicture").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaaaaaaaaaaaaaaaaaaaaa", "short", "aaaaaaaaaaaaaaaaaaaaa.", "%2e%2e"})
    void knowsNoOtherPictures(String id) {
        assertThat(anybody.get("/api/users/pictures/" + id).statusCode()).isIn(400, 404);
    }

    @Test
    void letsNobodyElseChangeIt() {
        assertThat(anybody.put(PICTURE, "image/jpeg", TestPictures.jpeg(8, 8), "Bearer nonsense")
                        .statusCode())
                .isEqualTo(401);
        assertThat(anybody.delete(PICTURE).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> upload(String type, byte[] bytes) {
        return owner.put(PICTURE, type, bytes, bearer);
    }

    private List<String> objects() {
        return s3.listObjectsV2(request -> request.bucket(properties.bucket())).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private static String nameIn(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static JsonNode profile(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).isPresent();
        return JSON.readTree(answer.body());
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).at("/code").asString()).isEqualTo(code);
    }
}
