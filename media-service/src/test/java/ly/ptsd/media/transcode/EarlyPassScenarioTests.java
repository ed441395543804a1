package ly.ptsd.media.transcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import ly.ptsd.media.MediaServer;
import ly.ptsd.media.MediaServerTest;
import ly.ptsd.media.Samples;
import ly.ptsd.media.Until;
import ly.ptsd.media.hls.PlaylistRules;
import ly.ptsd.media.library.Library;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Films that are watched while they are being uploaded. */
class EarlyPassScenarioTests extends MediaServerTest {

    private static final int LENGTH = 3 << 20;
    private static final int ENOUGH = LENGTH / 2;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private RunningPasses running;

    @Autowired
    private EarlyPasses early;

    @Autowired
    private Library library;

    private byte[] film;

    @BeforeEach
    void make() throws Exception {
        film = Samples.padded(Samples.indexInFront(), LENGTH);
    }

    @Test
    void canBeWatchedBeforeTheUploadHasEnded() throws Exception {
        String id = begun();

        assertThat(server.state(id)).isEqualTo("UPLOADING");
        assertThat(server.item(id).path("durationSeconds").asDouble()).isBetween(13.9, 14.1);
        String playlist = server.playlist(id);
        assertThat(text(playlist)).contains("180p/index.m3u8").contains("audio/index.m3u8");
        String early = text(playlist.replace("master", "180p/index"));
        assertThat(early).contains("EVENT").contains("00000.m4s").doesNotContain("#EXT-X-ENDLIST");

        assertThat(rest(id).statusCode()).isEqualTo(204);

        Until.holds(() -> server.state(id).equals("READY"));
        assertThat(text(playlist.replace("master", "180p/index"))).contains("#EXT-X-ENDLIST");
        PlaylistRules.check(uri -> server.file(playlist.replace("master.m3u8", uri)));
        assertThat(server.item(id).path("posterUrl").asString()).isNotEmpty();
        assertSameSegments(id, uploadedAtOnce());
        assertThat(STATE.resolve("sources").resolve(id)).doesNotExist();
        Until.holds(() -> leftInWorkFolder() == 0);
    }

    @Test
    void leavesNothingWhenTheUploadIsEnded() {
        String id = begun();

        assertThat(server.terminate(id).statusCode()).isEqualTo(204);

        assertNothingIsLeft(id);
    }

    /** One pass is made at a time: had the first begun again, there would be none of the next. */
    @Test
    void beginsNothingOfAnUploadThatIsBeingEnded() {
        String id = begun();
        var upload = library.get(id);

        early.discard(upload);
        early.arrived(upload, ENOUGH);

        String next = begun();
        assertThat(isWatchable(id)).isFalse();
        assertThat(BUCKET.keys("media/" + id + "/")).isEmpty();
        server.terminate(id);
        server.terminate(next);
    }

    @Test
    void leavesNothingWhenAnUploadingItemIsThrownAway() {
        String id = begun();

        assertThat(server.throwAway(id).statusCode()).isEqualTo(204);

        assertNothingIsLeft(id);
    }

    @Test
    void leavesNothingWhenTheWholeIsRefused() throws Exception {
        String id = begun();
        Files.write(staged(id), new byte[ENOUGH]);

        assertThat(MediaServer.code(rest(id))).isEqualTo("media_unreadable");

        assertNothingIsLeft(id);
    }

    @Test
    void startsAnewWhenTheWholeIsNotWhatItsBeginningPromised() throws Exception {
        String id = begun();
        Files.write(staged(id), Arrays.copyOf(Samples.padded(Samples.small(), LENGTH), ENOUGH));

        assertThat(rest(id).statusCode()).isEqualTo(204);

        Until.holds(() -> server.state(id).equals("READY"));
        assertThat(server.item(id).path("height").asInt()).isEqualTo(360);
        assertThat(BUCKET.keys("media/" + id + "/180p/")).isEmpty();
        PlaylistRules.check(uri -> server.file(server.playlist(id).replace("master.m3u8", uri)));
    }

    @Test
    void holdsNoEncoderForAnUploadThatPauses() {
        String id = begun();

        clock.forward(Duration.ofMinutes(2));

        Until.holds(() -> !isWatchable(id));
        Until.holds(() -> running.count() == 0);
        assertThat(BUCKET.keys("media/" + id + "/")).isEmpty();
        assertThat(server.item(id).path("renditions").isEmpty()).isTrue();
        assertThat(rest(id).statusCode()).isEqualTo(204);
        Until.holds(() -> server.state(id).equals("READY"));
    }

    @Test
    void waitsForTheEndOfAFileWithItsIndexThere() throws Exception {
        byte[] late = Samples.padded(Samples.indexAtEnd(), LENGTH);
        String id = server.created(LENGTH, "late.mp4");
        server.patch(id, 0, Arrays.copyOf(late, ENOUGH));
        String next = begun();

        assertThat(isWatchable(id)).isFalse();
        assertThat(server.item(id).path("renditions").isEmpty()).isTrue();
        server.terminate(id);
        server.terminate(next);
    }

    /** An upload of which there is something to watch. */
    private String begun() {
        String id = server.created(LENGTH, "front.mp4");
        assertThat(server.patch(id, 0, Arrays.copyOf(film, ENOUGH)).statusCode())
                .isEqualTo(204);
        Until.holds(() -> isWatchable(id));
        return id;
    }

    private HttpResponse<String> rest(String id) {
        return server.patch(id, ENOUGH, Arrays.copyOfRange(film, ENOUGH, LENGTH));
    }

    private String uploadedAtOnce() {
        String id = server.created(LENGTH, "front.mp4");
        assertThat(server.patch(id, 0, film).statusCode()).isEqualTo(204);
        Until.holds(() -> server.state(id).equals("READY"));
        return id;
    }

    private void assertSameSegments(String one, String other) {
        List<String> files = files(one);
        assertThat(files).hasSizeGreaterThan(6).isEqualTo(files(other));
        for (String file : files) {
            assertThat(BUCKET.read("media/" + one + file)).as(file).isEqualTo(BUCKET.read("media/" + other + file));
        }
    }

    private static List<String> files(String id) {
        return BUCKET.keys("media/" + id + "/").stream()
                .map(key -> key.replace("media/" + id, ""))
                .sorted()
                .toList();
    }

    private void assertNothingIsLeft(String id) {
        assertThat(running.mediaIds()).doesNotContain(id);
        Until.holds(() -> BUCKET.keysOf(id).isEmpty());
        assertThat(mongo.getCollection("segments").countDocuments(new Document("mediaId", id)))
                .isZero();
        assertThat(mongo.getCollection("items").countDocuments(new Document("_id", id)))
                .isZero();
        assertThat(staged(id)).doesNotExist();
        Until.holds(() -> leftInWorkFolder() == 0);
    }

    private boolean isWatchable(String id) {
        return server.item(id).path("watchable").asBoolean();
    }

    private String text(String path) {
        return server.send(server.request(path)).body();
    }

    private static Path staged(String id) {
        return STATE.resolve("sources").resolve(id);
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
