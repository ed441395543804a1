package ly.ptsd.media.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import ly.ptsd.media.MediaServer;
import ly.ptsd.media.MediaServerTest;
import ly.ptsd.media.Samples;
import ly.ptsd.media.Until;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** Tags, and what is done with many items at once. */
class TagsWebTests extends MediaServerTest {

    private static final String UNKNOWN = "aaaaaaaaaaaaaaaa";

    @Autowired
    private MongoTemplate mongo;

    @Test
    void addsAndRemovesTagsOfManyItems() {
        String one = server.created(10, "one.mp4");
        String other = server.created(10, "other.mp4");

        var answer = post("/tags", change(List.of(one, other, one, UNKNOWN), "[\" 여행 \",\"Jeju\"]", "[]"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(texts(MediaServer.json(answer).path("done"))).containsExactly(one, other);
        assertThat(texts(MediaServer.json(answer).path("unknown"))).containsExactly(UNKNOWN);
        assertThat(tags(one)).containsExactly("여행", "Jeju");

        post("/tags", change(List.of(one), "[\"JEJU\",\"바다\"]", "[\"여행\"]"));

        assertThat(tags(one)).as("the same but for its case").containsExactly("Jeju", "바다");
        assertThat(tags(other)).containsExactly("여행", "Jeju");
        assertThat(texts(manifest(one).path("item").path("tags"))).containsExactly("Jeju", "바다");
        assertThat(found("tag=jeju")).contains(one, other);
        assertThat(found("q=%E3%85%82%E3%84%B7")).as("ㅂㄷ").contains(one).doesNotContain(other);
        assertThat(counted("Jeju")).isEqualTo(2);
    }

    @Test
    void givesATagAnotherNameWhereverItIs() {
        String one = server.created(10, "one.mp4");
        String both = server.created(10, "both.mp4");
        post("/tags", change(List.of(one, both), "[\"holyday\"]", "[]"));
        post("/tags", change(List.of(both), "[\"휴가\"]", "[]"));

        var renamed = send("PATCH", "/tags", "{\"name\":\"Holyday\",\"to\":\"휴가\"}");

        assertThat(renamed.statusCode()).isEqualTo(204);
        assertThat(tags(one)).containsExactly("휴가");
        assertThat(tags(both)).containsExactly("휴가");
        assertThat(counted("휴가")).isEqualTo(2);
        assertThat(counted("holyday")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"ids\":[],\"add\":[],\"remove\":[]}",
                "{\"ids\":[null],\"add\":[],\"remove\":[]}",
                "{\"ids\":[\"a\"],\"add\":[\" \"],\"remove\":[]}",
                "{\"ids\":[\"a\"],\"add\":[\"a\\u0000b\"],\"remove\":[]}",
                "{\"ids\":[\"a\"],\"add\":[null],\"remove\":[]}",
                "{\"ids\":\"a\",\"add\":[],\"remove\":[]}",
                "nonsense"
            })
    void refusesTagsThatAreNone(String body) {
        assertRefused(post("/tags", body));
    }

    @Test
    void refusesTooMuchAtOnce() {
        assertRefused(post("/tags", change(List.of("a"), "[\"" + "x".repeat(51) + "\"]", "[]")));
        assertRefused(post("/tags", change(java.util.Collections.nCopies(101, "a"), "[]", "[]")));
        assertRefused(post("/trash", "{\"ids\":[]}"));
        assertRefused(post("/trash/restore", "{}"));
        assertRefused(send("PATCH", "/tags", "{\"name\":\"a\",\"to\":\"\"}"));
        String id = server.created(10, "many.mp4");
        for (int from : new int[] {0, 20}) {
            post("/tags", change(List.of(id), numbered(from, 20), "[]"));
        }
        String few = server.created(10, "few.mp4");
        assertRefused(post("/tags", change(List.of(few, id), numbered(40, 11), "[]")));
        assertThat(tags(id)).hasSize(40);
        assertThat(tags(few)).as("all or none").isEmpty();
    }

    @Test
    void throwsManyAwayAndBringsThemBack() {
        String one = server.uploaded(Samples.sound());
        String other = server.uploaded(Samples.sound());
        String both = "{\"ids\":[\"" + one + "\",\"" + other + "\",\"" + UNKNOWN + "\"]}";

        var thrown = MediaServer.json(post("/trash", both));

        assertThat(texts(thrown.path("done"))).containsExactly(one, other);
        assertThat(texts(thrown.path("unknown"))).containsExactly(UNKNOWN);
        assertThat(server.trash()).contains(one, other);
        assertThat(texts(MediaServer.json(post("/tags", change(List.of(one), "[\"x\"]", "[]")))
                        .path("unknown")))
                .containsExactly(one);

        var restored = MediaServer.json(post("/trash/restore", both));

        assertThat(texts(restored.path("done"))).containsExactly(one, other);
        assertThat(server.trash()).doesNotContain(one, other);
    }

    @Test
    void saysSoInTheBucketAlsoWhenItWasKilledBeforeItCould() {
        String id = server.uploaded(Samples.sound());
        Until.holds(() -> server.isShared(id));
        mongo.getCollection("items")
                .updateOne(
                        new Document("_id", id),
                        new Document(
                                "$set", new Document("tags", List.of("late")).append("announcement.pending", true)));
        Until.holds(() -> texts(manifest(id).path("item").path("tags")).equals(List.of("late")));
    }

    private static String numbered(int from, int count) {
        return MediaServer.JSON.writeValueAsString(java.util.stream.IntStream.range(from, from + count)
                .mapToObj(number -> "t" + number)
                .toList());
    }

    private static String change(List<String> ids, String add, String remove) {
        return "{\"ids\":%s,\"add\":%s,\"remove\":%s}".formatted(MediaServer.JSON.writeValueAsString(ids), add, remove);
    }

    private long counted(String name) {
        return MediaServer.json(server.send(server.asOwner("/tags")))
                .path("tags")
                .valueStream()
                .filter(tag -> tag.path("name").asString().equals(name))
                .mapToLong(tag -> tag.path("items").asLong())
                .sum();
    }

    private List<String> found(String query) {
        return MediaServer.json(server.send(server.asOwner("/items?" + query)))
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private List<String> tags(String id) {
        return texts(server.item(id).path("tags"));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode manifest(String id) {
        return MediaServer.JSON.readTree(BUCKET.read("manifests/" + id + ".json"));
    }

    private HttpResponse<String> post(String path, String body) {
        return send("POST", path, body);
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return server.send(server.asOwner(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(MediaServer.json(answer).path("code").asString()).isEqualTo("request_invalid");
    }
}
