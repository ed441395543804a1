package ly.ptsd.media.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import ly.ptsd.media.MediaServer;
import ly.ptsd.media.MediaServerTest;
import ly.ptsd.media.Samples;
import ly.ptsd.media.TestPlatform.Answer;
import ly.ptsd.media.Until;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** The owner's items over HTTP. */
class ItemsWebTests extends MediaServerTest {

    private static final String LINKS = "/api/links/machine/items/";

    @Autowired
    private ItemFeeds feeds;

    @Autowired
    private Deletion deletion;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private Manifests manifests;

    @Autowired
    private Library library;

    @Test
    void listsItemsNewestFirstWithWhatTheyTake() {
        String older = server.uploaded(Samples.sound());
        String newer = server.uploaded(Samples.sound());
        var list = MediaServer.json(server.send(server.asOwner("/items")));
        var ids = list.path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
        assertThat(ids.indexOf(newer)).isLessThan(ids.indexOf(older)).isNotNegative();
        assertThat(list.path("storageBytes").asLong()).isEqualTo(PLATFORM.storageBytes);
        assertThat(list.path("usedBytes").asLong())
                .isGreaterThan(2 * Samples.sound().toFile().length() - 1);
    }

    @Test
    void renamesAnItemAndTellsTheLinksService() {
        String id = server.uploaded(Samples.sound());
        Until.holds(() -> server.state(id).equals("READY")
                && server.item(id).path("shareable").asBoolean());
        var answer = rename(id, "{\"title\":\"  제주의 소리 \"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(MediaServer.json(answer).path("title").asString()).isEqualTo("제주의 소리");
        Until.holds(() -> PLATFORM.calls("PUT", LINKS + id)
                .getLast()
                .json()
                .path("title")
                .asString()
                .equals("제주의 소리"));
        assertThat(new String(BUCKET.read("manifests/" + id + ".json"), StandardCharsets.UTF_8))
                .contains("제주의 소리");
    }

    @Test
    void writesIntoTheManifestWhatTheItemHasBecomeMeanwhile() {
        String id = server.created(10, "a.mp4");
        var before = library.get(id);
        rename(id, "{\"title\":\"newer\"}");
        manifests.write(before);
        assertThat(new String(BUCKET.read("manifests/" + id + ".json"), StandardCharsets.UTF_8))
                .contains("newer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"title\":\"  \"}", "nonsense", ""})
    void refusesATitleThatIsNone(String body) {
        String id = server.created(10, "a.mp4");
        var answer = rename(id, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(MediaServer.json(answer).path("code").asString()).isEqualTo("request_invalid");
    }

    @Test
    void knowsNothingOfOtherIds() {
        for (var answer : new HttpResponse[] {
            server.send(server.asOwner("/items/aaaaaaaaaaaaaaaa")),
            server.throwAway("aaaaaaaaaaaaaaaa"),
            server.restore("aaaaaaaaaaaaaaaa"),
            server.send(server.asOwner("/trash/aaaaaaaaaaaaaaaa").DELETE()),
            server.send(server.asOwner("/items/aaaaaaaaaaaaaaaa/download")),
            rename("aaaaaaaaaaaaaaaa", "{\"title\":\"x\"}")
        }) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(String.valueOf(answer.body())).contains("media_unknown");
        }
    }

    @Test
    void saysOfTheSameFileThatItIsThereAlreadyAndKeepsBoth() throws Exception {
        byte[] bytes = Samples.padded(Samples.small(), Math.toIntExact(Files.size(Samples.small())) + 4321);
        var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        String first = server.uploaded("first.mp4", bytes);
        Until.holds(() ->
                origin(first).path("sha256").asString("").equals(HexFormat.of().formatHex(digest)));
        String again = server.uploaded("again.mp4", bytes);
        Until.holds(() -> origin(again).path("duplicateOf").asString("").equals(first));
        assertThat(duplicateOf(again)).isEqualTo(first);
        assertThat(duplicateOf(first)).isEmpty();

        Until.holds(
                () -> server.state(first).equals("READY") && server.state(again).equals("READY"));
        assertThat(BUCKET.read("sources/" + again + "/original")).isEqualTo(bytes);

        server.throwAway(first);
        String third = server.uploaded("third.mp4", bytes);
        Until.holds(() -> origin(third).has("sha256"));
        assertThat(duplicateOf(third)).as("nothing in the trash is offered").isEqualTo(again);
    }

    @Test
    void offersNoDownloadBeforeTheSourceIsComplete() {
        String id = server.created(10, "a.mp4");
        assertThat(server.send(server.asOwner("/items/" + id + "/download")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void givesTheSourceBackUnderItsName() throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.sound());
        var created = server.create(bytes.length, Map.of("filename", "바다 \"소리\".mp3", "filetype", "audio/mpeg"));
        String id = created.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
        assertThat(server.patch(id, 0, bytes).statusCode()).isEqualTo(204);
        var download = MediaServer.json(server.send(server.asOwner("/items/" + id + "/download")));
        assertThat(download.path("fileName").asString()).isEqualTo("바다 \"소리\".mp3");
        var answer = java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(
                                        java.net.URI.create(download.path("url").asString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.body()).isEqualTo(bytes);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .isEqualTo(DownloadName.attachment("바다 \"소리\".mp3"));
    }

    @Test
    void deletesAnUploadThatIsStillArrivingAtOnce() {
        String id = server.created(1000, "a.mp4");
        server.patch(id, 0, new byte[10]);
        assertThat(server.throwAway(id).statusCode()).isEqualTo(204);
        assertThat(server.trash()).doesNotContain(id);
        assertThat(server.head(id).statusCode()).isEqualTo(404);
        assertThat(STATE.resolve("sources").resolve(id)).doesNotExist();
        assertThat(stored("items", id)).isZero();
    }

    @Test
    void takesUpADeletionThatWasCutOff() {
        String id = server.uploaded(Samples.sound());
        Until.holds(() -> server.state(id).equals("READY"));
        mongo.getCollection("items")
                .updateOne(
                        new Document("_id", id), new Document("$set", new Document("deletedAt", new java.util.Date())));
        assertThat(server.send(server.asOwner("/items/" + id)).statusCode()).isEqualTo(404);
        assertThat(BUCKET.keysOf(id)).isNotEmpty();
        deletion.resume();
        assertThat(BUCKET.keysOf(id))
                .as("the tombstone stays until the links service has heard")
                .isSubsetOf("manifests/" + id + ".json");
        assertThat(stored("segments", id + "/audio/00000.m4s")).isZero();
        Until.holds(() -> stored("items", id) == 0);
        assertThat(BUCKET.keysOf(id)).isEmpty();
    }

    @Test
    void keepsTellingTheLinksServiceUntilItHears() {
        PLATFORM.answering(LINKS, Answer.problem(503, "server_not_ready"));
        String id = server.uploaded(Samples.small());
        Until.holds(() -> PLATFORM.calls("PUT", LINKS + id).size() > 1);
        assertThat(server.item(id).path("shareable").asBoolean()).isFalse();
        PLATFORM.answeringAsUsual(LINKS);
        Until.holds(() -> server.state(id).equals("READY"));
        Until.holds(() -> server.item(id).path("shareable").asBoolean());
        Until.holds(() -> !PLATFORM.calls("PUT", LINKS + id + "/poster").isEmpty());
        Until.holds(() -> PLATFORM.calls("PUT", LINKS + id).stream()
                .filter(call -> call.path().endsWith(id))
                .anyMatch(call -> call.json().path("state").asString().equals("READY")));
        var versions = PLATFORM.calls("PUT", LINKS + id).stream()
                .filter(call -> call.path().endsWith(id))
                .map(call -> call.json().path("version").asLong())
                .toList();
        assertThat(versions).isSorted();
        var told = PLATFORM.calls("PUT", LINKS + id).stream()
                .filter(call -> call.path().endsWith(id))
                .toList()
                .getLast()
                .json();
        assertThat(told.path("width").asInt()).isEqualTo(640);
        assertThat(told.path("durationSeconds").asDouble()).isBetween(4.9, 5.1);
        assertThat(PLATFORM.calls("PUT", LINKS + id + "/poster").getLast().body())
                .startsWith(0xff, 0xd8);
    }

    @Test
    void tellsChangesAsTheyHappenUntilTheListenerLeaves() throws Exception {
        String existing = server.created(10, "existing.mp4");
        String other = server.created(10, "other.mp4");
        int before = feeds.listeners();
        try (var listener = server.connect()) {
            listener.getOutputStream()
                    .write(("""
                    GET %s HTTP/1.1
                    Host: localhost
                    Authorization: Bearer %s
                    Accept: text/event-stream

                    """)
                            .formatted(server.path("/events"), PLATFORM.mediaToken())
                            .replace("\n", "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            listener.setSoTimeout(20_000);
            var lines = new BufferedReader(new InputStreamReader(listener.getInputStream(), StandardCharsets.UTF_8));
            readUntil(lines, "\"id\":\"" + existing + "\"");
            assertThat(feeds.listeners()).isEqualTo(before + 1);
            rename(existing, "{\"title\":\"새 이름\"}");
            readUntil(lines, "새 이름");
            server.throwAway(existing);
            readUntil(lines, "event: deleted");
            readUntil(lines, "data: {\"id\":\"" + existing + "\"}");
        }
        Until.holds(() -> {
            rename(other, "{\"title\":\"more news\"}");
            return feeds.listeners() == before;
        });
    }

    private static void readUntil(BufferedReader lines, String wanted) throws Exception {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains(wanted)) {
                return;
            }
        }
        throw new AssertionError("the stream ended before " + wanted);
    }

    private HttpResponse<String> rename(String id, String body) {
        return server.send(server.asOwner("/items/" + id)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    private long stored(String collection, String id) {
        return mongo.getCollection(collection).countDocuments(new Document("_id", id));
    }

    private String duplicateOf(String id) {
        return server.item(id).path("duplicateOf").asString("");
    }

    /** What the manifest says of the source. */
    private static JsonNode origin(String id) {
        return MediaServer.JSON
                .readTree(BUCKET.read("manifests/" + id + ".json"))
                .path("item")
                .path("extras")
                .path("origin");
    }
}
