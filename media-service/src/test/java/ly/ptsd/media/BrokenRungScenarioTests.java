package ly.ptsd.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** An encoder that cannot make some of the renditions. */
@TestInstance(Lifecycle.PER_CLASS)
class BrokenRungScenarioTests {

    private final TestBucket bucket = new TestBucket();
    private final TestPlatform platform = new TestPlatform(bucket.name());

    private Path broken;
    private MediaContext context;
    private MediaServer server;

    /** With an ffmpeg that fails whenever it is to write to a path that a file names. */
    @BeforeAll
    void start(@TempDir Path state) throws Exception {
        broken = state.resolve("broken");
        Path ffmpeg =
                Files.writeString(state.resolve("ffmpeg"), """
                #!/bin/sh
                read -r broken < %s
                case "$*" in *"$broken"*) exit 1;; esac
                exec %s "$@"
                """.formatted(broken, Environment.required("PTSD_FFMPEG")));
        Files.setPosixFilePermissions(ffmpeg, PosixFilePermissions.fromString("rwxr-xr-x"));
        context = MediaContext.open(platform, state, Map.of("PTSD_FFMPEG", ffmpeg.toString()));
        server = context.server();
    }

    @AfterAll
    void end() {
        context.close();
        platform.close();
    }

    @Test
    void doesNotTakeTheOtherRungsWithIt() throws Exception {
        Files.writeString(broken, "/720p/\n");
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

    @Test
    void leavesAFailedItemThatCanStillBeDownloadedAndDeleted() throws Exception {
        Files.writeString(broken, "/audio/\n");
        String id = server.uploaded(Samples.sound());
        Until.holds(() -> server.state(id).equals("FAILED"));
        assertThat(server.item(id).path("error").asString()).isEqualTo("transcoding_failed");
        var download = MediaServer.json(server.send(server.asOwner("/items/" + id + "/download")));
        assertThat(server.bytes(download.path("url").asString())).hasSize((int) Files.size(Samples.sound()));
        var play = server.play(platform.mediaToken(), "{\"mediaId\":\"" + id + "\"}");
        assertThat(MediaServer.json(play).path("code").asString()).isEqualTo("media_not_playable");
        assertThat(server.delete(id).statusCode()).isEqualTo(204);
        Until.holds(() -> bucket.keysOf(id).isEmpty());
    }
}
