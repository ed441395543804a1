package ly.ptsd.media.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import ly.ptsd.media.MediaServer;
import ly.ptsd.media.MediaServerTest;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Many sources as one file. */
class ArchiveWebTests extends MediaServerTest {

    @Autowired
    private MongoTemplate mongo;

    private String film;
    private String other;
    private String upload;

    @BeforeEach
    void fill() {
        film = stored("제주.mp4", "film");
        other = stored("제주.mp4", "other");
        upload = server.created(10, "upload.mp4");
    }

    @AfterEach
    void clear() {
        server.terminate(upload);
        for (String id : List.of(film, other)) {
            state(id, "UPLOADING");
            server.terminate(id);
            BUCKET.remove("sources/" + id + "/original");
        }
    }

    @Test
    void holdsWhatWasChosen() {
        var opened = opened("{\"ids\":[\"%s\",\"%s\",\"%s\"]}".formatted(film, other, upload));
        assertThat(opened.statusCode()).isEqualTo(201);
        var archive = MediaServer.json(opened);
        assertThat(archive.path("items").asInt()).isEqualTo(2);
        assertThat(archive.path("bytes").asLong()).isEqualTo(9);
        assertThat(archive.path("fileName").asString()).matches("ptsdly-\\d{4}-\\d\\d-\\d\\d\\.zip");
        assertThat(files(url(opened)).values()).containsExactlyInAnyOrder("film", "other");
        assertThat(files(url(opened)).keySet()).containsExactlyInAnyOrder("제주.mp4", "제주 (2).mp4");
    }

    @Test
    void isSavedByTheBrowserAndByNobodyElse() {
        var answer = server.send(server.request(url(opened(one()))));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(answer.headers().firstValue("Content-Disposition")).hasValue("attachment");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void holdsEverythingThereIs() {
        assertThat(files(url(opened("{}"))).values()).contains("film", "other");
    }

    @Test
    void isThereForAFewMinutes() {
        String url = url(opened(one()));
        clock.forward(Duration.ofMinutes(10));
        var answer = server.send(server.request(url));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(MediaServer.code(answer)).isEqualTo("archive_unknown");
    }

    @Test
    void isUnknownToWhoeverGuesses() {
        var guess = url(opened(one())).replaceAll("archives/.", "archives/~");
        assertThat(MediaServer.code(server.send(server.request(guess)))).isEqualTo("archive_unknown");
    }

    @Test
    void isNotMadeOfNothing() {
        assertThat(MediaServer.code(opened("{\"ids\":[\"%s\"]}".formatted(upload))))
                .isEqualTo("media_unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"ids\":[]}", "{\"ids\":[null]}", "{\"ids\":\"x\"}"})
    void refusesWhatIsNoChoice(String body) {
        assertThat(MediaServer.code(opened(body))).isEqualTo("request_invalid");
    }

    @Test
    void saysSoBeforeItBeginsWhenTheBucketDoesNotGiveTheFirst() {
        String url = url(opened(one()));
        BUCKET.remove("sources/" + film + "/original");
        assertThat(server.send(server.request(url)).statusCode()).isEqualTo(503);
    }

    /** What has no end would else be taken for the whole. */
    @Test
    void breaksOffWhenTheBucketDoesNotGiveTheRest() {
        BUCKET.write("sources/" + film + "/original", "x".repeat(1_000_000));
        BUCKET.write("sources/" + other + "/original", "x".repeat(1_000_000));
        String url = url(opened("{\"ids\":[\"%s\",\"%s\"]}".formatted(film, other)));
        BUCKET.remove("sources/" + last(film, other) + "/original");
        assertThatThrownBy(() -> server.send(server.request(url))).isInstanceOf(UncheckedIOException.class);
    }

    /** The one that comes later, as the index gives them. */
    private String last(String... ids) {
        String last = "";
        for (var item : mongo.getCollection("items").find(new Document("_id", new Document("$in", List.of(ids))))) {
            last = item.getString("_id");
        }
        return last;
    }

    private String one() {
        return "{\"ids\":[\"%s\"]}".formatted(film);
    }

    private HttpResponse<String> opened(String body) {
        return server.send(server.asOwner("/archives")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String url(HttpResponse<String> opened) {
        return MediaServer.json(opened).path("url").asString();
    }

    /** What a reader finds in it, by name. */
    private Map<String, String> files(String url) {
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(
                server.bytes(server.request(url).build().uri().toString())))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes()));
            }
            return files;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private String stored(String fileName, String content) {
        String id = server.created(content.length(), fileName);
        BUCKET.write("sources/" + id + "/original", content);
        state(id, "READY");
        return id;
    }

    private void state(String id, String state) {
        mongo.getCollection("items")
                .updateOne(new Document("_id", id), new Document("$set", new Document("state", state)));
    }
}
