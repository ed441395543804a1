package ly.ptsd.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An encoder that cannot make some of the renditions. */
class BrokenRungScenarioTests {

    @TempDir
    private Path state;

    private final TestBucket bucket = new TestBucket();

    @Test
    void doesNotTakeTheOtherRungsWithIt() throws Exception {
        try (var platform = new TestPlatform(bucket.name());
                var process = started(platform, "/720p/")) {
            var server = process.server();
            String id = server.uploaded(Samples.long720());
            Until.holds(() -> server.state(id).equals("READY"));
            var states = server.item(id)
                    .path("renditions")
                    .valueStream()
                    .map(rendition -> rendition.path("name").asString() + " "
                            + rendition.path("state").asString())
                    .toList();
            assertThat(states).containsExactly("720p FAILED", "480p DONE", "360p DONE", "audio DONE");
            assertThat(bucket.keys("media/" + id + "/720p/")).isEmpty();
            assertThat(server.send(server.request(server.playlist(id))).body())
                    .contains("480p/")
                    .doesNotContain("720p/");
        }
    }

    @Test
    void leavesAFailedItemThatCanStillBeDownloadedAndDeleted() throws Exception {
        try (var platform = new TestPlatform(bucket.name());
                var process = started(platform, "/audio/")) {
            var server = process.server();
            String id = server.uploaded(Samples.sound());
            Until.holds(() -> server.state(id).equals("FAILED"));
            assertThat(server.item(id).path("error").asString()).isEqualTo("transcoding_failed");
            var download = MediaServer.json(server.send(server.asOwner("/items/" + id + "/download")));
            assertThat(server.bytes(download.path("url").asString())).hasSize((int) Files.size(Samples.sound()));
            var play = server.play(platform.mediaToken(), "{\"mediaId\":\"" + id + "\"}");
            assertThat(MediaServer.json(play).path("code").asString()).isEqualTo("media_not_playable");
            assertThat(server.send(server.asOwner("/items/" + id).DELETE()).statusCode())
                    .isEqualTo(204);
            Until.holds(() -> bucket.keysOf(id).isEmpty());
        }
    }

    /** With an ffmpeg that fails whenever it is to write to such a path. */
    private MediaProcess started(TestPlatform platform, String path) throws Exception {
        Path ffmpeg =
                Files.writeString(state.resolve("ffmpeg"), """
                #!/bin/sh
                case "$*" in *%s*) exit 1;; esac
                exec %s "$@"
                """.formatted(path, Environment.required("PTSD_FFMPEG")));
        Files.setPosixFilePermissions(ffmpeg, PosixFilePermissions.fromString("rwxr-xr-x"));
        return MediaProcess.start(platform, state, Map.of("PTSD_FFMPEG", ffmpeg.toString()))
                .up()
                .open();
    }
}
