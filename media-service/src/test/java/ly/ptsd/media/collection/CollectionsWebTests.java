package ly.ptsd.media.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ly.ptsd.media.MediaServer;
import ly.ptsd.media.MediaServerTest;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** What the owner has put together. */
class CollectionsWebTests extends MediaServerTest {

    private static final String FILE = "library/collections.json";
    private static final String UNKNOWN = "aaaaaaaaaaaaaaaa";

    @Autowired
    private MongoTemplate mongo;

    private String a;
    private String b;
    private String c;
    private String id;

    @BeforeEach
    void fill() {
        a = server.created(10, "a.mp4");
        b = server.created(10, "b.mp4");
        c = server.created(10, "c.mp4");
        id = made("여름", a, b);
    }

    @AfterEach
    void clear() {
        List.of(a, b, c).forEach(server::terminate);
        listed().forEach(one -> server.collection("DELETE", "/" + one.path("id").asString(), ""));
    }

    @Test
    void isMadeWithItemsInTheirOrderAndKeptInTheBucket() {
        assertThat(server.collected(id)).containsExactly(a, b);
        var collection = MediaServer.json(server.collection("GET", "/" + id, ""));
        assertThat(collection.path("title").asString()).isEqualTo("여름");
        assertThat(collection.path("createdAt").asString()).isNotEmpty();
        assertThat(stored()).containsExactly(a, b);
    }

    @Test
    void isListedWithWhatIsInItAndWhatWasChangedLastFirst() {
        String other = made("겨울");
        assertThat(listed().map(one -> one.path("id").asString())).containsExactly(other, id);
        clock.forward(Duration.ofMillis(2));
        server.collection("POST", "/" + id + "/items", ids(c));
        var first = listed().findFirst().orElseThrow();
        assertThat(first.path("id").asString()).isEqualTo(id);
        assertThat(first.path("count").asInt()).isEqualTo(3);
        assertThat(first.path("posterUrl").isNull()).isTrue();
    }

    @Test
    void isRenamedAndDeletedAndItsItemsStay() {
        assertThat(server.collection("PATCH", "/" + id, title(" 봄 ")).statusCode())
                .isEqualTo(200);
        assertThat(MediaServer.json(server.collection("GET", "/" + id, ""))
                        .path("title")
                        .asString())
                .isEqualTo("봄");
        assertThat(server.collection("DELETE", "/" + id, "").statusCode()).isEqualTo(204);
        assertThat(code(server.collection("GET", "/" + id, ""))).isEqualTo("collection_unknown");
        assertThat(stored()).isEmpty();
        assertThat(server.state(a)).isEqualTo("UPLOADING");
    }

    @Test
    void takesItemsInAtItsEndAndEachOnce() {
        var answer = MediaServer.json(server.collection("POST", "/" + id + "/items", ids(c, a, UNKNOWN)));
        assertThat(answer.path("done").valueStream().map(JsonNode::asString)).containsExactly(c, a);
        assertThat(answer.path("unknown").valueStream().map(JsonNode::asString)).containsExactly(UNKNOWN);
        assertThat(server.collected(id)).containsExactly(a, b, c);
    }

    @Test
    void isPutIntoAnotherOrder() {
        assertThat(placed(b, quoted(a))).isEqualTo(204);
        assertThat(server.collected(id)).containsExactly(b, a);
        assertThat(placed(b, "null")).isEqualTo(204);
        assertThat(server.collected(id)).containsExactly(a, b);
        assertThat(placed(c, quoted(b))).isEqualTo(204);
        assertThat(server.collected(id)).containsExactly(a, c, b);
        assertThat(placed(c, quoted(c))).isEqualTo(204);
        assertThat(placed(a, quoted(UNKNOWN))).isEqualTo(400);
        assertThat(placed(UNKNOWN, "null")).isEqualTo(404);
        assertThat(server.collected(id)).containsExactly(a, c, b);
    }

    @Test
    void letsItemsGo() {
        assertThat(server.collection("DELETE", "/" + id + "/items/" + a, "").statusCode())
                .isEqualTo(204);
        assertThat(server.collection("DELETE", "/" + id + "/items/" + a, "").statusCode())
                .isEqualTo(204);
        assertThat(server.collected(id)).containsExactly(b);
        assertThat(stored()).containsExactly(b);
    }

    @Test
    void keepsThePlaceOfWhatIsInTheTrashAndForgetsWhatIsGone() {
        trashed(a, Instant.now());
        assertThat(server.collected(id)).containsExactly(b);
        assertThat(listed().findFirst().orElseThrow().path("count").asInt()).isEqualTo(1);
        trashed(a, null);
        assertThat(server.collected(id)).containsExactly(a, b);
        server.terminate(a);
        assertThat(stored()).containsExactly(b);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"title\":\" \"}", "{\"title\":\"a\",\"items\":[null]}"})
    void refusesWhatIsNoCollection(String body) {
        assertThat(code(server.collection("POST", "", body))).isEqualTo("request_invalid");
    }

    @Test
    void refusesTooMuch() {
        String long101 = "x".repeat(101);
        assertThat(code(server.collection("POST", "", title(long101)))).isEqualTo("request_invalid");
        assertThat(code(server.collection("PATCH", "/" + id, title(long101)))).isEqualTo("request_invalid");
        String[] many = Collections.nCopies(101, a).toArray(String[]::new);
        assertThat(code(server.collection("POST", "/" + id + "/items", ids(many))))
                .isEqualTo("request_invalid");
        assertThat(code(server.collection("POST", "/" + id + "/items", ids()))).isEqualTo("request_invalid");
    }

    @Test
    void refusesMoreCollectionsThanThereMayBe() {
        var filler = IntStream.range(0, 199)
                .mapToObj(n -> new Document("_id", "filler" + n)
                        .append("title", "t")
                        .append("items", List.of())
                        .append("createdAt", Instant.EPOCH)
                        .append("changedAt", Instant.EPOCH))
                .toList();
        mongo.getCollection("collections").insertMany(filler);
        try {
            var refused = server.collection("POST", "", title("one more"));
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(code(refused)).isEqualTo("collections_too_many");
        } finally {
            mongo.getCollection("collections").deleteMany(new Document("title", "t"));
        }
    }

    @Test
    void knowsNothingOfOtherIds() {
        for (var call : List.of("GET /x", "PATCH /x", "DELETE /x", "POST /x/items", "DELETE /x/items/" + a)) {
            var parts = call.split(" ");
            var body = parts[0].equals("PATCH") ? title("t") : ids(a);
            assertThat(code(server.collection(parts[0], parts[1], body)))
                    .as(call)
                    .isEqualTo("collection_unknown");
        }
        assertThat(code(server.collection("PUT", "/x/items/" + a, "{}"))).isEqualTo("collection_unknown");
    }

    private String made(String title, String... items) {
        clock.forward(Duration.ofMillis(2));
        var body = "{\"title\":\"%s\",\"items\":%s}".formatted(title, array(items));
        return MediaServer.json(server.collection("POST", "", body)).path("id").asString();
    }

    private int placed(String item, String before) {
        return server.collection("PUT", "/" + id + "/items/" + item, "{\"before\":" + before + "}")
                .statusCode();
    }

    private void trashed(String item, @Nullable Instant at) {
        mongo.getCollection("items")
                .updateOne(new Document("_id", item), new Document("$set", new Document("trashedAt", at)));
    }

    private Stream<JsonNode> listed() {
        return MediaServer.json(server.collection("GET", "", ""))
                .path("collections")
                .valueStream();
    }

    /** The items of the collection as the bucket has it. */
    private List<String> stored() {
        return MediaServer.JSON
                .readTree(new String(BUCKET.read(FILE), StandardCharsets.UTF_8))
                .path("entries")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(id))
                .flatMap(one -> one.path("items").valueStream())
                .map(JsonNode::asString)
                .toList();
    }

    private static String code(HttpResponse<String> answer) {
        return MediaServer.code(answer);
    }

    private static String title(String title) {
        return "{\"title\":\"" + title + "\"}";
    }

    private static String ids(String... ids) {
        return "{\"ids\":" + array(ids) + "}";
    }

    private static String array(String... ids) {
        return List.of(ids).stream().map(CollectionsWebTests::quoted).toList().toString();
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
