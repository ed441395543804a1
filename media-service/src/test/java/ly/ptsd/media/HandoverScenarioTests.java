package ly.ptsd.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two servers of different generations on one bucket, each with a database and a disk of its own, while both live. */
class HandoverScenarioTests {

    private static final int PART = 8 << 20;
    private static final String ITEMS = "/api/links/machine/items/";

    @TempDir
    private Path disks;

    private final TestBucket bucket = new TestBucket();
    private final TestPlatform platform = new TestPlatform(bucket.name());
    private MediaContext first;
    private MediaServer old;

    @BeforeEach
    void startTheFirst() {
        platform.standing(1, "SERVING", true);
        first = started(1);
        old = first.server();
    }

    @AfterEach
    void end() {
        first.close();
        platform.close();
    }

    @Test
    void knowsWhatItsPredecessorKnewAndLearns() throws Exception {
        String film = old.uploaded(Samples.small());
        String sound = old.uploaded(Samples.sound());
        String gone = old.uploaded(Samples.sound());
        byte[] large = Samples.padded(Samples.sound(), 2 * PART + 4_000_000);
        String arriving = old.created(large.length, "film.mp4");
        old.patch(arriving, 0, Arrays.copyOf(large, PART));
        Until.holds(() -> List.of(film, sound, gone).stream().allMatch(old::isShared));
        Until.holds(() -> bucket.parts(arriving).equals(List.of(PART)));
        assertThat(old.rename(film, "Another name").statusCode()).isEqualTo(200);
        assertThat(old.mark(film, "true").statusCode()).isEqualTo(204);
        old.delete(gone);
        Until.holds(() -> old.isShared(film) && bucket.keysOf(gone).isEmpty());
        var before = library(old);

        platform.standing(2, "AWAITED", false);
        try (var second = started(2)) {
            var server = second.server();
            assertThat(library(server)).isEqualTo(before);

            String late = old.uploaded(Samples.sound());
            String begunLate = old.created(large.length, "late.mp4");
            old.patch(arriving, PART, Arrays.copyOfRange(large, PART, 2 * PART));
            assertThat(old.mark(sound, "true").statusCode()).isEqualTo(204);
            Until.holds(() -> server.item(sound).path("watched").asBoolean());
            Until.holds(() -> old.isShared(late));
            Until.holds(() -> server.isShared(late));
            Until.holds(() -> bucket.parts(arriving).equals(List.of(PART, PART)));
            assertThat(server.offset(arriving)).isEqualTo(2 * PART);
            assertThat(server.offset(begunLate)).isZero();

            old.delete(late);
            Until.holds(() -> server.state(late).isEmpty());
            Until.holds(() -> bucket.keysOf(late).isEmpty());
            int told = platform.calls("PUT", ITEMS).size();
            platform.standing(2, "SERVING", true);
            String own = server.uploaded(Samples.sound());
            Until.holds(() -> server.isShared(own));
            assertThat(platform.calls("PUT", ITEMS).stream().skip(told))
                    .as("what was heard is not told again")
                    .allMatch(call -> call.path().contains(own));

            Until.holds(() -> writerOf("library/positions.json") == 2);
            assertThat(MediaServer.code(old.mark(film, "false"))).isEqualTo("server_replaced");
            assertThat(server.item(film).path("watched").asBoolean()).isTrue();
        }
    }

    @Test
    void stopsWhatItDoesWhenItIsReplacedAndHandsItOver() throws Exception {
        String id = old.uploaded(Samples.long720());
        Until.holds(() -> old.state(id).equals("PLAYABLE"));
        String watched = watchedWhileUploading(old);
        var events = CompletableFuture.supplyAsync(() -> old.send(old.asOwner("/events")));
        platform.standing(1, "REPLACED", false);
        Until.holds(() -> old.create(10, Map.of()).statusCode() == 503);

        var refused = old.rename(id, "too late");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(MediaServer.json(refused).path("code").asString()).isEqualTo("server_replaced");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(old.patch(id, 0, new byte[1]).statusCode()).isEqualTo(503);
        assertThat(events.get(20, TimeUnit.SECONDS).statusCode())
                .as("the stream ends")
                .isEqualTo(200);
        assertThat(old.send(old.asOwner("/events")).statusCode()).isEqualTo(503);
        assertThat(old.send(old.request(old.playlist(id))).statusCode()).isEqualTo(200);
        assertThat(old.state(id)).isEqualTo("PLAYABLE");

        platform.standing(2, "SERVING", false);
        try (var second = started(2)) {
            Until.holds(() -> second.server().state(id).equals("READY"));
            assertThat(second.server().item(id).path("title").asString()).isNotEqualTo("too late");
            assertThat(second.server().item(watched).path("watchable").asBoolean())
                    .isFalse();
            assertThat(bucket.keys("media/" + watched + "/")).isEmpty();
            assertThat(bucket.keys("server/handed-over")).as("it is heard once").isEmpty();
        }
    }

    @Test
    void fencesOutAPredecessorThatDoesNotKnowItWasReplaced() throws Exception {
        String film = old.uploaded(Samples.sound());
        byte[] bytes = Files.readAllBytes(Samples.sound());
        String arriving = old.created(bytes.length, "arriving.mp3");
        Until.holds(() -> old.isShared(film));
        platform.standing(2, "SERVING", false);
        try (var second = started(2)) {
            Until.holds(() -> generation(film) == 2 && generation(arriving) == 2);
            var late = old.patch(arriving, 0, bytes);
            assertThat(late.statusCode()).isEqualTo(503);
            assertThat(MediaServer.json(late).path("code").asString()).isEqualTo("server_replaced");
            Until.holds(() -> old.create(10, Map.of()).statusCode() == 503);
            assertThat(old.rename(film, "too late").statusCode()).isEqualTo(503);
            assertThat(old.send(old.request("/actuator/health")).body()).contains("REPLACED");
            assertThat(generation(film)).isEqualTo(2);

            var server = second.server();
            // the whole source had come to the bucket, and the old one has said that it has ended
            Until.holds(() -> !server.state(arriving).equals("UPLOADING"));
            assertThat(server.offset(arriving)).isEqualTo(bytes.length);
            assertThat(server.item(arriving).path("durationSeconds").asDouble()).isPositive();
            assertThat(server.rename(film, "in time").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void leavesAloneWhatItsSuccessorHasMadeOfAnUpload() throws Exception {
        String sound = old.uploaded(Samples.sound());
        Until.holds(() -> old.isShared(sound));
        String watched = watchedWhileUploading(old);
        platform.standing(2, "SERVING", false);
        try (var second = started(2)) {
            Until.holds(() -> generation(watched) == 2);
            second.server().patch(watched, 0, front());
            Until.holds(() -> second.server().state(watched).equals("READY"));
            var made = bucket.keys("media/" + watched + "/");

            assertThat(old.terminate(watched).statusCode()).isEqualTo(503);

            assertThat(bucket.keys("media/" + watched + "/")).isEqualTo(made).isNotEmpty();
        }
    }

    private static String watchedWhileUploading(MediaServer server) throws Exception {
        byte[] front = front();
        String id = server.created(front.length, "watched.mp4");
        server.patch(id, 0, Arrays.copyOf(front, front.length / 2));
        Until.holds(() -> server.item(id).path("watchable").asBoolean());
        return id;
    }

    private static byte[] front() throws Exception {
        return Samples.padded(Samples.indexInFront(), 3 << 20);
    }

    private MediaContext started(int generation) {
        platform.generation = generation;
        return MediaContext.open(platform, disks.resolve(Integer.toString(generation)));
    }

    /** All items as the owner sees them, but for addresses that are made anew each time. */
    private static JsonNode library(MediaServer server) {
        var library = MediaServer.json(server.send(server.asOwner("/items")));
        library.path("items").forEach(item -> ((ObjectNode) item).remove("posterUrl"));
        return library;
    }

    private int generation(String id) {
        return writerOf("manifests/" + id + ".json");
    }

    private int writerOf(String key) {
        return MediaServer.JSON.readTree(bucket.read(key)).path("generation").asInt();
    }
}
