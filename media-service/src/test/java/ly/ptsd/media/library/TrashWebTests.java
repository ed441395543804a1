package ly.ptsd.media.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import ly.ptsd.media.MediaServer;
import ly.ptsd.media.MediaServerTest;
import ly.ptsd.media.Samples;
import ly.ptsd.media.Until;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** What the owner throws away, brings back and lets go for good. */
class TrashWebTests extends MediaServerTest {

    private static final String LINKS = "/api/links/machine/items/";

    @Autowired
    private Trash trash;

    @Autowired
    private MongoTemplate mongo;

    private String id;

    @BeforeEach
    void upload() {
        id = server.uploaded(Samples.sound());
        Until.holds(() -> server.isShared(id));
    }

    @Test
    void nobodyFindsOrWatchesWhatIsInTheTrash() {
        String mine = server.playlist(id);
        String friends = MediaServer.json(server.play(PLATFORM.grant(id), ""))
                .path("playlistUrl")
                .asString();
        long used = usedBytes();
        var before = BUCKET.keysOf(id);

        assertThat(server.throwAway(id).statusCode()).isEqualTo(204);

        assertThat(server.trash()).first().isEqualTo(id);
        assertThat(server.send(server.asOwner("/items")).body()).doesNotContain(id);
        for (var answer : List.of(
                server.send(server.asOwner("/items/" + id)),
                server.send(server.asOwner("/items/" + id + "/download")),
                server.rename(id, "new"),
                server.play(PLATFORM.mediaToken(), "{\"mediaId\":\"" + id + "\"}"),
                server.play(PLATFORM.grant(id), ""))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(code(answer)).isEqualTo("media_unknown");
        }
        for (String playlist : List.of(mine, friends)) {
            assertThat(code(server.send(server.request(playlist)))).isEqualTo("session_unknown");
            assertThat(code(server.send(server.request(playlist.replace("master.m3u8", "audio/00000.m4s")))))
                    .isEqualTo("session_unknown");
        }
        assertThat(BUCKET.keysOf(id)).containsAll(before);
        assertThat(usedBytes()).as("it still takes its place").isEqualTo(used);
        Until.holds(() -> told().path("state").asString().equals("TRASHED"));
    }

    @Test
    void saysUntilWhenItCanBeBroughtBack() {
        server.throwAway(id);
        var list = MediaServer.json(server.send(server.asOwner("/trash")));
        var entry = list.path("items").get(0);
        var since = Instant.parse(entry.path("trashedAt").asString());
        assertThat(since)
                .isBetween(
                        clock.instant().minus(Duration.ofMinutes(3)),
                        clock.instant().plusSeconds(1));
        assertThat(entry.path("goneAt").asString())
                .isEqualTo(since.plus(Duration.ofDays(30)).toString());
        assertThat(entry.path("item").path("title").asString()).isEqualTo("sound");
        assertThat(list.path("usedBytes").asLong())
                .isGreaterThanOrEqualTo(Samples.sound().toFile().length());
    }

    @Test
    void bringsAnItemBackWithItsLinks() {
        server.throwAway(id);
        Until.holds(() -> told().path("state").asString().equals("TRASHED"));
        long version = told().path("version").asLong();

        var restored = server.restore(id);

        assertThat(restored.statusCode()).isEqualTo(200);
        assertThat(MediaServer.json(restored).path("state").asString()).isEqualTo("READY");
        assertThat(server.trash()).doesNotContain(id);
        assertThat(server.send(server.request(server.playlist(id))).statusCode())
                .isEqualTo(200);
        Until.holds(() -> told().path("state").asString().equals("READY"));
        assertThat(told().path("version").asLong()).isGreaterThan(version);
        assertThat(manifest().path("item").path("trashedAt").isNull()).isTrue();
    }

    @Test
    void goesForGoodWhenTheOwnerSaysSo() {
        assertThat(server.delete(id).statusCode()).isEqualTo(204);
        assertThat(code(server.restore(id))).isEqualTo("media_unknown");
        Until.holds(() -> BUCKET.keysOf(id).isEmpty());
        assertThat(PLATFORM.calls("DELETE", LINKS + id)).isNotEmpty();
    }

    @Test
    void isEmptied() {
        String other = server.uploaded(Samples.sound());
        String shown = server.uploaded(Samples.sound());
        server.throwAway(id);
        server.throwAway(other);
        assertThat(server.send(server.asOwner("/trash").DELETE()).statusCode()).isEqualTo(204);
        assertThat(server.trash()).isEmpty();
        for (String gone : List.of(id, other)) {
            Until.holds(() -> BUCKET.keysOf(gone).isEmpty());
        }
        assertThat(server.state(shown)).isNotEmpty();
    }

    @Test
    void goesForGoodByItselfAfterThirtyDays() {
        String recent = server.uploaded(Samples.sound());
        server.throwAway(id);
        server.throwAway(recent);
        thrownAway(id, Duration.ofDays(30).plusSeconds(1));
        thrownAway(recent, Duration.ofDays(30).minusMinutes(5));
        trash.sweep();
        assertThat(server.trash()).contains(recent).doesNotContain(id);
        Until.holds(() -> BUCKET.keysOf(id).isEmpty());
    }

    @Test
    void throwingAwayTwiceChangesNothing() {
        server.throwAway(id);
        thrownAway(id, Duration.ofDays(3));
        var since = trashedAt();
        assertThat(server.throwAway(id).statusCode()).isEqualTo(204);
        assertThat(trashedAt()).isEqualTo(since);
    }

    @Test
    void letsNothingGoThatIsNotInTheTrash() {
        var refused = server.send(server.asOwner("/trash/" + id).DELETE());
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(code(refused)).isEqualTo("media_unknown");
        assertThat(code(server.restore(id))).isEqualTo("media_unknown");
        assertThat(server.state(id)).isEqualTo("READY");
    }

    @Test
    void saysSoInTheBucketAlsoWhenItWasKilledBeforeItCould() {
        mongo.getCollection("items")
                .updateOne(
                        new Document("_id", id),
                        new Document("$set", new Document("trashedAt", new Date()).append("announcement.pending", true))
                                .append("$inc", new Document("announcement.version", 1)));
        Until.holds(() -> !manifest().path("item").path("trashedAt").isNull());
        Until.holds(() -> told().path("state").asString().equals("TRASHED"));
    }

    @Test
    void worksOnWhileAnItemIsInTheTrash() {
        String film = server.uploaded(Samples.small());
        server.throwAway(film);
        Until.holds(() -> entry(film).path("item").path("state").asString().equals("READY"));
        assertThat(entry(film).path("item").path("posterUrl").asString()).contains("poster.jpg");
    }

    private JsonNode entry(String wanted) {
        return MediaServer.json(server.send(server.asOwner("/trash")))
                .path("items")
                .valueStream()
                .filter(entry -> entry.path("item").path("id").asString().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    private void thrownAway(String which, Duration ago) {
        var since = Date.from(clock.instant().minus(ago));
        mongo.getCollection("items")
                .updateOne(new Document("_id", which), new Document("$set", new Document("trashedAt", since)));
    }

    private String trashedAt() {
        return entry(id).path("trashedAt").asString();
    }

    private JsonNode manifest() {
        return MediaServer.JSON.readTree(BUCKET.read("manifests/" + id + ".json"));
    }

    private JsonNode told() {
        return PLATFORM.calls("PUT", LINKS + id).stream()
                .filter(call -> call.path().endsWith(id))
                .toList()
                .getLast()
                .json();
    }

    private long usedBytes() {
        return MediaServer.json(server.send(server.asOwner("/items")))
                .path("usedBytes")
                .asLong();
    }

    private static String code(HttpResponse<String> answer) {
        return MediaServer.json(answer).path("code").asString();
    }
}
