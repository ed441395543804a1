package ly.ptsd.media.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import ly.ptsd.media.Ids;
import ly.ptsd.media.MediaServer;
import ly.ptsd.media.MediaServerTest;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** How far the owner has watched what. */
class WatchingWebTests extends MediaServerTest {

    private static final String FILE = "library/positions.json";
    private static final String TITLE = "watchedonly";
    private static final String UNKNOWN = "aaaaaaaaaaaaaaaa";

    @Autowired
    private Items items;

    @Autowired
    private MongoTemplate mongo;

    private String film;
    private String other;

    @BeforeEach
    void fill() {
        film = added();
        other = added();
    }

    @AfterEach
    void clear() {
        mongo.getCollection("items").deleteMany(new Document("title", TITLE));
    }

    @Test
    void saysWhereToGoOn() {
        assertThat(server.item(film).path("positionSeconds").isNull()).isTrue();
        assertThat(server.reached(film, "100.5").statusCode()).isEqualTo(204);
        assertThat(position(film)).isEqualTo(100.5);
        assertThat(listed(film).path("positionSeconds").asDouble()).isEqualTo(100.5);
        assertThat(stored(film).path("seconds").asDouble()).isEqualTo(100.5);
        assertThat(server.item(film).path("watched").asBoolean()).isFalse();
    }

    @Test
    void isWatchedOnceItsEndWasSeenAndStaysSo() {
        server.reached(film, "949");
        assertThat(server.item(film).path("watched").asBoolean()).isFalse();
        server.reached(film, "950");
        assertThat(server.item(film).path("watched").asBoolean()).isTrue();
        assertThat(server.item(film).path("positionSeconds").isNull()).isTrue();
        assertThat(begun()).doesNotContain(film);
        server.reached(film, "30");
        assertThat(position(film)).isEqualTo(30);
        assertThat(server.item(film).path("watched").asBoolean()).isTrue();
    }

    @Test
    void forgetsWhereToGoOnWhenItIsBegunAnew() {
        server.reached(film, "100");
        server.reached(film, "4.9");
        assertThat(server.item(film).path("positionSeconds").isNull()).isTrue();
        assertThat(begun()).doesNotContain(film);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void isMarkedByItsOwner(String watched) {
        server.reached(film, "100");
        assertThat(server.mark(film, watched).statusCode()).isEqualTo(204);
        assertThat(server.item(film).path("watched").asString()).isEqualTo(watched);
        assertThat(server.item(film).path("positionSeconds").isNull()).isTrue();
        assertThat(stored(film).path("watched").asBoolean(false)).isEqualTo(Boolean.parseBoolean(watched));
        assertThat(stored(film).isMissingNode())
                .as("nothing is to be remembered")
                .isNotEqualTo(Boolean.parseBoolean(watched));
    }

    @Test
    void showsWhatIsBegunInTheOrderInWhichItWasWatched() {
        server.reached(film, "100");
        server.reached(other, "100");
        assertThat(begun()).startsWith(other, film);
        server.reached(film, "110");
        assertThat(begun()).startsWith(film, other);
        mongo.getCollection("items")
                .updateOne(new Document("_id", film), new Document("$set", new Document("trashedAt", Instant.now())));
        assertThat(begun()).doesNotContain(film).startsWith(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "null", "\"x\"", "1e400", "10000001", ""})
    void refusesWhatIsNoPosition(String seconds) {
        var answer = server.reached(film, seconds);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(MediaServer.code(answer)).isEqualTo("request_invalid");
        assertThat(position(film)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"perhaps\"", "{}", ""})
    void refusesWhatIsNoMark(String watched) {
        assertThat(MediaServer.code(server.mark(film, watched))).isEqualTo("request_invalid");
    }

    @Test
    void knowsNothingOfOtherIds() {
        assertThat(MediaServer.code(server.reached(UNKNOWN, "10"))).isEqualTo("media_unknown");
        assertThat(MediaServer.code(server.mark(UNKNOWN, "true"))).isEqualTo("media_unknown");
    }

    @Test
    void forgetsWhatIsDeleted() {
        String upload = server.created(10, "a.mp4");
        server.reached(upload, "100");
        assertThat(stored(upload).isMissingNode()).isFalse();
        server.terminate(upload);
        assertThat(stored(upload).isMissingNode()).isTrue();
        assertThat(mongo.getCollection("positions").countDocuments(new Document("_id", upload)))
                .isZero();
    }

    @Test
    void takesOverWhatAnotherServerHasWritten() {
        server.reached(film, "100");
        BUCKET.write(FILE, "{\"format\":1,\"generation\":0,\"entries\":[%s]}".formatted(said(other, 77)));
        String third = added();
        assertThat(server.reached(third, "20").statusCode()).isEqualTo(204);
        assertThat(List.of(position(other), position(third))).containsExactly(77.0, 20.0);
        assertThat(server.item(film).path("positionSeconds").isNull()).isTrue();
        assertThat(stored(film).isMissingNode()).isTrue();
        assertThat(stored(other).path("seconds").asDouble()).isEqualTo(77);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"format\":99,\"generation\":0,\"entries\":{}}", "nonsense"})
    void goesOnWhenTheBucketSaysWhatIsNotUnderstood(String text) {
        server.reached(film, "100");
        BUCKET.write(FILE, text);
        assertThat(server.reached(film, "110").statusCode()).isEqualTo(204);
        assertThat(stored(film).path("seconds").asDouble()).isEqualTo(110);
    }

    private String added() {
        String id = Ids.random(16);
        items.insert(Item.uploading(id, new Reservations.Name(TITLE, "a.mp4", "video/mp4"), 1, null, clock.instant())
                .accepted(new MediaFacts(1000, 1, 1, true, true, List.of()), Map.of()));
        mongo.getCollection("items")
                .updateOne(new Document("_id", id), new Document("$set", new Document("state", "READY")));
        return id;
    }

    private String said(String id, int seconds) {
        return "{\"id\":\"%s\",\"seconds\":%d,\"watched\":false,\"at\":\"%s\"}".formatted(id, seconds, clock.instant());
    }

    private double position(String id) {
        return server.item(id).path("positionSeconds").asDouble();
    }

    private JsonNode listed(String id) {
        return MediaServer.json(server.send(server.asOwner("/items?q=" + TITLE)))
                .path("items")
                .valueStream()
                .filter(item -> item.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> begun() {
        return MediaServer.json(server.send(server.asOwner("/begun")))
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    /** What the bucket says. */
    private static JsonNode stored(String id) {
        return MediaServer.JSON
                .readTree(new String(BUCKET.read(FILE), StandardCharsets.UTF_8))
                .path("entries")
                .valueStream()
                .filter(position -> position.path("id").asString().equals(id))
                .findFirst()
                .orElse(MediaServer.JSON.missingNode());
    }
}
