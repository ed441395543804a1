package ly.ptsd.media.transcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import ly.ptsd.media.MediaServer;
import ly.ptsd.media.MediaServerTest;
import ly.ptsd.media.Samples;
import ly.ptsd.media.Until;
import ly.ptsd.media.hls.PlaylistRules;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The ladder of real files, with real ffmpeg. */
class LadderScenarioTests extends MediaServerTest {

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private RunningPasses running;

    @Test
    void canBeWatchedWhileTheLadderIsBeingMade() throws Exception {
        String id = server.uploaded(Samples.long720());
        Until.holds(() -> server.state(id).equals("PLAYABLE"));
        String master = server.playlist(id);
        String first = server.send(server.request(master)).body();
        assertThat(first)
                .contains("360p/index.m3u8")
                .contains("audio/index.m3u8")
                .doesNotContain("720p");
        Until.holds(() -> server.state(id).equals("READY"));
        String complete = server.send(server.request(master)).body();
        assertThat(complete).contains("360p/").contains("480p/").contains("720p/");
        assertThat(complete.indexOf("720p/")).isLessThan(complete.indexOf("480p/"));
        String media = server.send(server.request(master.replace("master", "720p/index")))
                .body();
        assertThat(media).contains("#EXT-X-ENDLIST");
        PlaylistRules.check(uri -> server.file(master.replace("master.m3u8", uri)));
        assertThat(server.item(id)
                        .path("renditions")
                        .valueStream()
                        .map(rendition -> rendition.path("state").asString()))
                .containsOnly("DONE");
        assertThat(STATE.resolve("sources").resolve(id)).doesNotExist();
        assertThat(leftInWorkFolder()).isZero();
        assertThat(jobs(id)).isZero();
    }

    @Test
    void endsTheEncoderOfADeletedItemAndLeavesNothing() throws Exception {
        String id = server.uploaded(Samples.long720());
        Until.holds(() -> running.mediaIds().contains(id) && server.state(id).equals("PLAYABLE"));
        assertThat(server.delete(id).statusCode()).isEqualTo(204);
        assertThat(running.mediaIds()).doesNotContain(id);
        assertThat(BUCKET.keysOf(id)).as("but for the tombstone").isSubsetOf("manifests/" + id + ".json");
        assertThat(jobs(id)).isZero();
        assertThat(mongo.getCollection("segments").countDocuments(new Document("mediaId", id)))
                .isZero();
        Until.holds(() -> leftInWorkFolder() == 0);
        Until.holds(() -> BUCKET.keysOf(id).isEmpty());
    }

    @Test
    void playsSoundAlone() {
        String id = server.uploaded(Samples.sound());
        Until.holds(() -> server.state(id).equals("READY"));
        var item = server.item(id);
        assertThat(item.path("hasVideo").asBoolean()).isFalse();
        assertThat(item.path("width").isNull()).isTrue();
        assertThat(item.path("posterUrl").isNull()).isTrue();
        String playlist = server.playlist(id);
        String master = server.send(server.request(playlist)).body();
        assertThat(master).contains("#EXT-X-STREAM-INF").contains("audio/index.m3u8");
        PlaylistRules.check(uri -> server.file(playlist.replace("master.m3u8", uri)));
        assertThat(item.path("storyboard").asBoolean()).isFalse();
        assertThat(server.send(server.request(playlist.replace("master.m3u8", "storyboard.vtt")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(MediaServer.code(server.send(server.asOwner("/items/" + id + "/storyboard"))))
                .isEqualTo("storyboard_unknown");
    }

    private long jobs(String id) {
        return mongo.getCollection("transcode_jobs").countDocuments(new Document("_id", id));
    }

    private static long leftInWorkFolder() throws IOException {
        Path folder = STATE.resolve("work");
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> left = Files.list(folder)) {
            return left.count();
        }
    }
}
