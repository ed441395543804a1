package ly.ptsd.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import ly.ptsd.media.TestPlatform.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two servers of different generations on one bucket, each with a database and a disk of its own. */
class HandoverScenarioTests {

    private static final int PART = 8 << 20;
    private static final String ITEMS = "/api/links/machine/items/";

    @TempDir
    private Path disks;

    private final TestBucket bucket = new TestBucket();
    private final TestPlatform platform = new TestPlatform(bucket.name());
    private MediaProcess first;
    private MediaServer old;

    @BeforeEach
    void startTheFirst() {
        platform.standing(1, "SERVING", true);
        first = started(1);
        old = first.server();
    }

    @AfterEach
    void end() {
        first.kill();
        platform.close();
    }

    @Test
    void knowsWhatItsPredecessorKnew() throws Exception {
        String film = old.uploaded(Samples.small());
        String sound = old.uploaded(Samples.sound());
        String gone = old.uploaded(Samples.sound());
        Until.holds(() -> List.of(film, sound, gone).stream().allMatch(id -> isShared(old, id)));
        assertThat(rename(old, film, "Another name").statusCode()).isEqualTo(200);
        old.send(old.asOwner("/items/" + gone).DELETE());
        Until.holds(() -> isShared(old, film) && bucket.keysOf(gone).isEmpty());
        var before = library(old);

        platform.standing(2, "AWAITED", false);
        try (var second = started(2)) {
            assertThat(library(second.server())).isEqualTo(before);
            String late = old.uploaded(Samples.sound());
            Until.holds(() -> old.state(late).equals("READY") && isShared(old, late));
            Until.holds(() -> library(second.server()).equals(library(old)));

            old.send(old.asOwner("/items/" + late).DELETE());
            Until.holds(() -> second.server().state(late).isEmpty());
            int told = platform.calls("PUT", ITEMS).size();
            platform.standing(2, "SERVING", true);
            String own = second.server().uploaded(Samples.sound());
            Until.holds(() -> second.server().state(own).equals("READY"));
            assertThat(platform.calls("PUT", ITEMS).stream().skip(told))
                    .as("what was heard is not told again")
                    .allMatch(call -> call.path().contains(own));
        }
    }

    @Test
    void goesOnWithPlaybackUnderTheSameAddressUntilTheLinkIsTakenBack() {
        String film = old.uploaded(Samples.small());
        Until.holds(() -> old.state(film).equals("READY"));
        String owners = old.playlist(film);
        String friends = MediaServer.json(old.play(platform.grant(film), ""))
                .path("playlistUrl")
                .asString();
        String segment = friends.replace("master.m3u8", "360p/00000.m4s");
        assertThat(old.send(old.request(segment)).statusCode()).isEqualTo(302);
        assertThat(bucket.keys("sessions/")).hasSize(2).noneMatch(key -> key.contains(friends.split("/")[5]));
        first.kill();

        platform.standing(2, "SERVING", true);
        try (var second = started(2)) {
            var server = second.server();
            assertThat(server.send(server.request(owners)).statusCode()).isEqualTo(200);
            platform.answering("/api/links/machine/renewals", Answer.problem(410, "link_unknown"));
            assertThat(server.send(server.request(segment)).statusCode()).isEqualTo(302);
            Until.holds(() -> server.send(server.request(segment)).statusCode() == 404);
            assertThat(bucket.keys("sessions/")).hasSize(1);
            assertThat(server.send(server.request(owners)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void resumesAnUploadFromWhatIsInTheBucket() throws Exception {
        byte[] film = padded(Samples.small(), 2 * PART + 4_000_000);
        String id = old.created(film.length, "film.mp4");
        assertThat(old.patch(id, 0, Arrays.copyOf(film, PART + 1_000_000)).statusCode())
                .isEqualTo(204);
        String ended = old.created(film.length, "ended.mp4");
        old.patch(ended, 0, Arrays.copyOf(film, PART + 1));
        Until.holds(() -> bucket.parts().equals(List.of(PART, PART)));
        first.kill();

        platform.standing(2, "SERVING", true);
        try (var second = started(2)) {
            var server = second.server();
            assertThat(server.item(id).path("receivedBytes").asLong()).isEqualTo(PART);
            assertThat(server.offset(id)).isEqualTo(PART);
            assertThat(server.patch(id, PART + 1_000_000, new byte[1]).statusCode())
                    .isEqualTo(409);
            assertThat(server.patch(id, PART, Arrays.copyOfRange(film, PART, film.length))
                            .statusCode())
                    .isEqualTo(204);
            assertThat(bucket.read("sources/" + id + "/original")).isEqualTo(film);
            Until.holds(() -> server.state(id).equals("READY"));

            assertThat(server.send(server.asOwner("/uploads/" + ended)
                                    .header("Tus-Resumable", "1.0.0")
                                    .DELETE())
                            .statusCode())
                    .isEqualTo(204);
            assertThat(bucket.parts()).isEmpty();
            assertThat(bucket.keysOf(ended)).isEmpty();
        }
    }

    @Test
    void resumesAnUploadFromWhatArrivedWhileItWasStarting() throws Exception {
        byte[] film = padded(Samples.small(), 2 * PART + 4_000_000);
        String id = old.created(film.length, "film.mp4");
        old.patch(id, 0, Arrays.copyOf(film, PART));
        Until.holds(() -> bucket.parts().equals(List.of(PART)));

        platform.standing(2, "AWAITED", false);
        try (var second = started(2)) {
            old.patch(id, PART, Arrays.copyOfRange(film, PART, 2 * PART));
            Until.holds(() -> bucket.parts().equals(List.of(PART, PART)));
            String begunLate = old.created(film.length, "late.mp4");

            var server = second.server();
            assertThat(server.offset(id)).isEqualTo(2 * PART);
            assertThat(server.offset(begunLate)).isZero();
        }
    }

    @Test
    void leavesNothingOfAnUploadThatIsNoMediaWhenItIsCompletedElsewhere() {
        byte[] nonsense = new byte[PART + 1_000_000];
        String id = old.created(nonsense.length, "nonsense.mp4");
        old.patch(id, 0, Arrays.copyOf(nonsense, PART + 10));
        Until.holds(() -> bucket.parts().equals(List.of(PART)));
        first.kill();

        platform.standing(2, "SERVING", true);
        try (var second = started(2)) {
            var server = second.server();
            var refused = server.patch(id, server.offset(id), new byte[nonsense.length - PART]);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(bucket.parts()).isEmpty();
            assertThat(bucket.keysOf(id)).isEmpty();
            assertThat(server.head(id).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void goesOnWithLaddersFromTheRenditionsThatAreFinished() {
        String id = old.uploaded(Samples.long720());
        Until.holds(() -> renditions(old, id).contains("DONE"));
        String played = old.playlist(id);
        first.kill();
        int heard = healthCalls().size();

        platform.standing(2, "SERVING", false);
        try (var second = started(2)) {
            var server = second.server();
            assertThat(server.send(server.request(played)).statusCode()).isEqualTo(200);
            assertThat(renditions(server, id)).contains("DONE");
            Until.holds(() -> healthCalls().size() > heard);
            assertThat(healthCalls().stream().skip(heard))
                    .as("not while another may work")
                    .allMatch(call -> call.path("runningJobs").asInt() == 0);
            platform.standing(2, "SERVING", true);
            Until.holds(() -> server.state(id).equals("READY"));
            assertThat(renditions(server, id)).containsOnly("DONE");
        }
    }

    @Test
    void stopsWhatItDoesWhenItIsReplacedAndHandsItOver() throws Exception {
        String id = old.uploaded(Samples.long720());
        Until.holds(() -> old.state(id).equals("PLAYABLE"));
        var events = CompletableFuture.supplyAsync(() -> old.send(old.asOwner("/events")));
        platform.standing(1, "REPLACED", false);
        Until.holds(() -> old.create(10, Map.of()).statusCode() == 503);

        var refused = rename(old, id, "too late");
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

        platform.standing(2, "SERVING", true);
        try (var second = started(2)) {
            Until.holds(() -> second.server().state(id).equals("READY"));
            assertThat(second.server().item(id).path("title").asString()).isNotEqualTo("too late");
        }
    }

    @Test
    void fencesOutAPredecessorThatDoesNotKnowItWasReplaced() throws Exception {
        String film = old.uploaded(Samples.sound());
        byte[] bytes = Files.readAllBytes(Samples.sound());
        String arriving = old.created(bytes.length, "arriving.mp3");
        Until.holds(() -> isShared(old, film));
        platform.standing(2, "SERVING", false);
        try (var second = started(2)) {
            Until.holds(() -> generation(film) == 2 && generation(arriving) == 2);

            var late = old.patch(arriving, 0, bytes);
            assertThat(late.statusCode()).isEqualTo(503);
            assertThat(MediaServer.json(late).path("code").asString()).isEqualTo("server_replaced");
            Until.holds(() -> old.create(10, Map.of()).statusCode() == 503);
            assertThat(rename(old, film, "too late").statusCode()).isEqualTo(503);
            assertThat(old.send(old.request("/actuator/health")).body()).contains("REPLACED");
            assertThat(generation(film)).isEqualTo(2);

            var server = second.server();
            assertThat(server.state(arriving)).isEqualTo("UPLOADING");
            int offset = (int) server.offset(arriving);
            assertThat(offset).as("the whole source had come to the bucket").isEqualTo(bytes.length - 1);
            assertThat(server.patch(arriving, offset, Arrays.copyOfRange(bytes, offset, bytes.length))
                            .statusCode())
                    .isEqualTo(204);
            assertThat(server.item(arriving).path("durationSeconds").asDouble()).isPositive();
            assertThat(rename(server, film, "in time").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void finishesADeletionThatItsPredecessorBegan() {
        String film = old.uploaded(Samples.sound());
        Until.holds(() -> isShared(old, film));
        platform.answering(ITEMS, Answer.problem(503, "server_not_ready"));
        old.send(old.asOwner("/items/" + film).DELETE());
        first.kill();
        assertThat(bucket.keysOf(film)).containsExactly("manifests/" + film + ".json");

        platform.standing(2, "SERVING", true);
        try (var second = started(2)) {
            assertThat(second.server().state(film)).isEmpty();
            int asked = platform.calls("DELETE", ITEMS + film).size();
            platform.answeringAsUsual(ITEMS);
            Until.holds(() -> platform.calls("DELETE", ITEMS + film).size() > asked);
            Until.holds(() -> bucket.keysOf(film).isEmpty());
        }
    }

    @Test
    void isRebuiltAlsoWhenItIsKilledInTheMiddle() {
        String film = old.uploaded(Samples.small());
        Until.holds(() -> isShared(old, film));
        first.kill();
        bucket.copies("manifests/" + film + ".json", film, 400);

        platform.standing(2, "SERVING", true);
        platform.generation = 2;
        var killed = MediaProcess.start(platform, disks.resolve("2")).up();
        Until.holds(() -> killed.count("items") > 20);
        killed.kill();
        assertThat(killed.count("items")).isLessThan(401);
        try (var second = started(2)) {
            var items = MediaServer.json(second.server().send(second.server().asOwner("/items")))
                    .path("items");
            assertThat(items.size()).isEqualTo(401);
            assertThat(second.count("segments")).isEqualTo(401L * segments(film));
        }
    }

    private MediaProcess started(int generation) {
        platform.generation = generation;
        var often = Map.of("PTSD_HEALTH_INTERVAL", "1s");
        return MediaProcess.start(platform, disks.resolve(Integer.toString(generation)), often)
                .up()
                .open();
    }

    private static boolean isShared(MediaServer server, String id) {
        return server.state(id).equals("READY")
                && server.item(id).path("shareable").asBoolean();
    }

    private static List<String> renditions(MediaServer server, String id) {
        return server.item(id)
                .path("renditions")
                .valueStream()
                .map(rendition -> rendition.path("state").asString())
                .toList();
    }

    /** All items as the owner sees them, but for addresses that are made anew each time. */
    private static JsonNode library(MediaServer server) {
        var library = MediaServer.json(server.send(server.asOwner("/items")));
        library.path("items").forEach(item -> ((ObjectNode) item).remove("posterUrl"));
        return library;
    }

    private static HttpResponse<String> rename(MediaServer server, String id, String title) {
        return server.send(server.asOwner("/items/" + id)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"title\":\"" + title + "\"}")));
    }

    private List<JsonNode> healthCalls() {
        return platform.calls("POST", "/api/machines/health").stream()
                .map(call -> call.json())
                .toList();
    }

    private JsonNode manifest(String id) {
        return MediaServer.JSON.readTree(bucket.read("manifests/" + id + ".json"));
    }

    private int generation(String id) {
        return manifest(id).path("generation").asInt();
    }

    private int segments(String id) {
        return manifest(id)
                .path("segments")
                .valueStream()
                .mapToInt(JsonNode::size)
                .sum();
    }

    /** The same film with so much of nothing in a box that readers skip. */
    private static byte[] padded(Path film, int length) throws Exception {
        byte[] bytes = Files.readAllBytes(film);
        int left = length - bytes.length;
        var padded = new ByteArrayOutputStream(length);
        padded.write(bytes);
        padded.write(ByteBuffer.allocate(left)
                .putInt(left)
                .put("free".getBytes(StandardCharsets.US_ASCII))
                .array());
        return padded.toByteArray();
    }
}
