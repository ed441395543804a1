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
        try (var process = MediaProcess.start(platform, state).up()) {
            var early = process.server()
                    .send(process.server().request(process.server().path("/items")));
            assertThat(early.statusCode()).isEqualTo(503);
            assertThat(MediaServer.json(early).path("code").asString()).isEqualTo("server_not_ready");
            assertThat(early.headers().firstValue("Retry-After")).hasValue("5");
            Until.holds(() -> platform.calls("POST", "/api/machines/boot").size() > 1);
            platform.answeringAsUsual("/api/machines/boot");
            process.open();

            var boot = platform.calls("POST", "/api/machines/boot").getLast().json();
            assertThat(boot.path("bootToken").asString()).isEqualTo("boot-token");
            assertThat(boot.path("identityDocument").asString())
                    .isEqualTo("{\"instanceId\" : \"i-0123456789abcdef0\"}");
            assertThat(boot.path("identitySignature").asString()).isEqualTo("c2lnbmF0dXJl");
            assertThat(boot.path("publicKey").path("kty").asString()).isEqualTo("RSA");
            assertThat(boot.path("publicKey").has("d")).isFalse();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("machine.key"))))
                    .isEqualTo("rw-------");
            Until.holds(() -> !platform.calls("POST", "/api/machines/health").isEmpty());
            var health = platform.calls("POST", "/api/machines/health").getFirst();
            assertThat(health.authorization()).isEqualTo("Bearer machine-token");
            assertThat(health.json().path("diskFreeBytes").asLong()).isPositive();
            assertThat(health.json().path("runningJobs").asInt()).isZero();
        }
    }

    @Test
    void goesOnWithPlaybackThoughTheControlPlaneIsDownAfterARestart() {
        String playlist;
        try (var process = MediaProcess.start(platform, state).up().open()) {
            String id = process.server().uploaded(Samples.small());
            Until.holds(() -> process.server().state(id).equals("READY"));
            playlist = process.server().playlist(id);
            process.kill();
        }
        platform.answering("/api/", Answer.problem(503, "server_not_ready"));
        try (var process = MediaProcess.start(platform, state).up().open()) {
            var server = process.server();
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
        String arriving;
        String arrived;
        String playable;
        try (var process = MediaProcess.start(platform, state).up().open()) {
            var server = process.server();
            arriving = server.created(bytes.length, "arriving.mp4");
            assertThat(server.patch(arriving, 0, Arrays.copyOf(bytes, 100_000)).statusCode())
                    .isEqualTo(204);
            arrived = server.created(bytes.length, "arrived.mp4");
            server.patch(arrived, 0, Arrays.copyOf(bytes, bytes.length - 1));
            playable = server.uploaded(Samples.long720());
            Until.holds(() -> server.state(playable).equals("PLAYABLE"));
            var request = RawRequest.patch(server, platform, arriving, 100_000, bytes.length - 100_000L)
                    .send(Arrays.copyOfRange(bytes, 100_000, 150_000));
            Until.holds(() -> Files.size(staged(arriving)) > 100_000);
            process.kill();
            request.close();
        }
        Files.write(staged(arrived), bytes);
        try (var process = MediaProcess.start(platform, state).up().open()) {
            var server = process.server();
            int offset = (int) server.offset(arriving);
            assertThat(offset).isGreaterThan(100_000).isLessThanOrEqualTo(150_000);
            assertThat(server.patch(arriving, offset, Arrays.copyOfRange(bytes, offset, bytes.length))
                            .statusCode())
                    .isEqualTo(204);
            assertThat(bucket.read("sources/" + arriving + "/original")).isEqualTo(bytes);

            for (String id : List.of(arriving, arrived, playable)) {
                Until.holds(() -> server.state(id).equals("READY"));
                assertThat(server.item(id)
                                .path("renditions")
                                .valueStream()
                                .map(rendition -> rendition.path("state").asString()))
                        .containsOnly("DONE");
            }
            assertThat(server.offset(arrived)).isEqualTo(bytes.length);
            try (var left = Files.list(state.resolve("work"))) {
                assertThat(left).isEmpty();
            }
        }
    }

    private Path staged(String id) {
        return state.resolve("sources").resolve(id);
    }
}
