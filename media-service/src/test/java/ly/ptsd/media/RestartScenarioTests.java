package ly.ptsd.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import ly.ptsd.media.TestPlatform.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A media server that is killed at bad moments, or starts while the platform is down. */
class RestartScenarioTests {

    @TempDir
    private Path state;

    private final TestBucket bucket = new TestBucket();
    private final TestPlatform platform = new TestPlatform(bucket.name());

    @AfterEach
    void end() {
        platform.close();
    }

    @Test
    void waitsForTheControlPlaneAndThenOpens() throws Exception {
        platform.answering("/api/machines/boot", Answer.problem(503, "server_not_ready"));
        try (var starting = MediaContext.start(platform, state)) {
            var server = starting.server();
            var early = server.send(server.request(server.path("/items")));
            assertThat(early.statusCode()).isEqualTo(503);
            assertThat(MediaServer.json(early).path("code").asString()).isEqualTo("server_not_ready");
            assertThat(early.headers().firstValue("Retry-After")).hasValue("5");
            Until.holds(() -> platform.calls("POST", "/api/machines/boot").size() > 1);
            platform.answeringAsUsual("/api/machines/boot");
            starting.awaitOpen();

            var boot = platform.calls("POST", "/api/machines/boot").getLast().json();
            assertThat(boot.path("bootToken").asString()).isEqualTo("boot-token");
            assertThat(boot.path("identityDocument").asString())
                    .isEqualTo("{\"instanceId\" : \"i-0123456789abcdef0\"}");
            assertThat(boot.path("identitySignature").asString()).isEqualTo("c2lnbmF0dXJl");
            assertThat(boot.path("publicKey").path("kty").asString()).isEqualTo("RSA");
            assertThat(boot.path("publicKey").has("d")).isFalse();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("machine.key"))))
                    .isEqualTo("rw-------");
            Until.holds(() -> !platform.healthCalls().isEmpty());
            var health = platform.calls("POST", "/api/machines/health").getFirst();
            assertThat(health.authorization()).isEqualTo("Bearer machine-token");
            assertThat(health.json().path("diskFreeBytes").asLong()).isPositive();
            assertThat(health.json().path("runningJobs").asInt()).isZero();
        }
    }

    @Test
    void goesOnWithPlaybackThoughTheControlPlaneIsDownAfterARestart() {
        String playlist;
        try (var before = MediaContext.open(platform, state)) {
            String id = before.server().uploaded(Samples.small());
            Until.holds(() -> before.server().state(id).equals("READY"));
            playlist = before.server().playlist(id);
        }
        platform.answering("/api/", Answer.problem(503, "server_not_ready"));
        try (var after = MediaContext.open(platform, state)) {
            var server = after.server();
            assertThat(server.send(server.request(playlist)).statusCode()).isEqualTo(200);
            var segment = server.send(server.request(playlist.replace("master.m3u8", "360p/00000.m4s")));
            assertThat(server.bytes(segment.headers().firstValue("Location").orElseThrow()))
                    .isNotEmpty();
            var items = server.send(server.asOwner("/items"));
            assertThat(items.statusCode()).isEqualTo(503);
            assertThat(MediaServer.json(items).path("code").asString()).isEqualTo("server_unreachable");
        }
    }

    @Test
    void losesNothingWhenKilledInTheMiddleOfItsWork() throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.small());
        byte[] front = Samples.padded(Samples.indexInFront(), 3 << 20);
        String watched;
        String arriving;
        String arrived;
        String playable;
        try (var process = MediaProcess.open(platform, state)) {
            var server = process.server();
            arriving = server.created(bytes.length, "arriving.mp4");
            assertThat(server.patch(arriving, 0, Arrays.copyOf(bytes, 100_000)).statusCode())
                    .isEqualTo(204);
            arrived = server.created(bytes.length, "arrived.mp4");
            server.patch(arrived, 0, Arrays.copyOf(bytes, bytes.length - 1));
            playable = server.uploaded(Samples.long720());
            Until.holds(() -> server.state(playable).equals("PLAYABLE"));
            watched = server.created(front.length, "watched.mp4");
            server.patch(watched, 0, Arrays.copyOf(front, front.length / 2));
            Until.holds(() -> server.item(watched).path("watchable").asBoolean());
            var request = RawRequest.patch(server, platform, arriving, 100_000, bytes.length - 100_000L)
                    .send(Arrays.copyOfRange(bytes, 100_000, 150_000));
            Until.holds(() -> Files.size(staged(arriving)) > 100_000);
            process.close();
            request.close();
        }
        Files.write(staged(arrived), bytes);
        try (var again = MediaContext.open(platform, state)) {
            var server = again.server();
            int offset = (int) server.offset(arriving);
            assertThat(offset).isGreaterThan(100_000).isLessThanOrEqualTo(150_000);
            assertThat(server.patch(arriving, offset, Arrays.copyOfRange(bytes, offset, bytes.length))
                            .statusCode())
                    .isEqualTo(204);
            assertThat(bucket.read("sources/" + arriving + "/original")).isEqualTo(bytes);

            assertThat(server.item(watched).path("watchable").asBoolean()).isFalse();
            assertThat(bucket.keys("media/" + watched + "/")).isEmpty();
            assertThat(server.patch(
                                    watched,
                                    server.offset(watched),
                                    Arrays.copyOfRange(front, front.length / 2, front.length))
                            .statusCode())
                    .isEqualTo(204);

            for (String id : List.of(arriving, arrived, playable, watched)) {
                Until.holds(() -> server.state(id).equals("READY"));
                assertThat(server.renditions(id)).containsOnly("DONE");
            }
            assertThat(server.offset(arrived)).isEqualTo(bytes.length);
            try (var left = Files.list(state.resolve("work"))) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void isRebuiltAlsoWhenItIsKilledInTheMiddle() {
        platform.standing(1, "SERVING", true);
        platform.standing(2, "SERVING", true);
        String sound;
        try (var lost = MediaContext.open(platform, state.resolve("1"))) {
            sound = lost.server().uploaded(Samples.sound());
            Until.holds(() -> lost.server().isShared(sound));
        }
        bucket.copies("manifests/" + sound + ".json", sound, 400);

        platform.generation = 2;
        try (var killed = MediaProcess.start(platform, state.resolve("2"))) {
            Until.holds(() -> killed.count("items") > 20);
            killed.close();
            assertThat(killed.count("items")).isLessThan(401);
        }
        try (var second = MediaContext.open(platform, state.resolve("2"))) {
            var items = MediaServer.json(second.server().send(second.server().asOwner("/items?limit=500")))
                    .path("items");
            assertThat(items.size()).isEqualTo(401);
            assertThat(second.count("segments")).isEqualTo(401L * segments(sound));
        }
    }

    private int segments(String id) {
        return MediaServer.JSON
                .readTree(bucket.read("manifests/" + id + ".json"))
                .path("segments")
                .valueStream()
                .mapToInt(list -> list.size())
                .sum();
    }

    private Path staged(String id) {
        return state.resolve("sources").resolve(id);
    }
}
