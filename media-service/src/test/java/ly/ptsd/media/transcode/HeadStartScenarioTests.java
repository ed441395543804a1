package ly.ptsd.media.transcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import ly.ptsd.media.MediaServer;
import ly.ptsd.media.MediaServerTest;
import ly.ptsd.media.Samples;
import ly.ptsd.media.Until;
import ly.ptsd.media.ffmpeg.Ffprobe;
import ly.ptsd.media.ffmpeg.Source;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.Library;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What is made of a complete upload while it is still being looked at. */
class HeadStartScenarioTests extends MediaServerTest {

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private RunningPasses running;

    @Autowired
    private EarlyPasses early;

    @Autowired
    private Library library;

    @Autowired
    private Ffprobe ffprobe;

    private byte[] film;

    /** One upload has a head start at a time: those of other tests come to their end. */
    @BeforeEach
    void make() throws Exception {
        film = Files.readAllBytes(Samples.indexAtEnd());
        Until.holds(() -> library.unfinished().isEmpty() && running.count() == 0);
    }

    @Test
    void tellsNothingOfWhatIsMadeBeforeTheLookIsThrough() throws Exception {
        String id = allButLookedAt();
        var source = (Source) ffprobe.probe(staged(id));

        early.expect(upload(id), source);
        Until.holds(HeadStartScenarioTests::isMade);

        assertThat(BUCKET.keys("media/" + id + "/")).isEmpty();
        assertThat(server.item(id).path("watchable").asBoolean()).isFalse();
        assertThat(server.item(id).path("renditions").isEmpty()).isTrue();

        assertThat(early.stand(id, source)).isTrue();
        Until.holds(() -> server.item(id).path("watchable").asBoolean());
        assertThat(server.state(id)).isEqualTo("UPLOADING");
        server.terminate(id);
        assertNothingIsLeft(id);
    }

    @Test
    void throwsAwayWhatTheLookDoesNotConfirm() throws Exception {
        String id = allButLookedAt();
        early.expect(upload(id), (Source) ffprobe.probe(staged(id)));
        Until.holds(HeadStartScenarioTests::isMade);

        assertThat(early.stand(id, (Source) ffprobe.probe(Samples.small()))).isFalse();

        assertThat(running.mediaIds()).doesNotContain(id);
        Until.holds(() -> !isMade());
        assertThat(BUCKET.keys("media/" + id + "/")).isEmpty();
        assertThat(server.item(id).path("renditions").isEmpty()).isTrue();
        server.terminate(id);
    }

    @Test
    void leavesNothingWhenThePicturesDoNotDecode() {
        String text = new String(film, StandardCharsets.ISO_8859_1);
        int media = text.indexOf("mdat") + 4;
        byte[] noise = new byte[text.lastIndexOf("moov") - 4 - media];
        new Random(7).nextBytes(noise);
        System.arraycopy(noise, 0, film, media, noise.length);
        String id = server.created(film.length, "noise.mp4");

        assertThat(MediaServer.code(server.patch(id, 0, film))).isEqualTo("media_unreadable");

        assertNothingIsLeft(id);
    }

    @Test
    void makesRoomForTheNextWhenTheQueueHasTakenItUp() throws Exception {
        byte[] front = Samples.padded(Samples.indexInFront(), 3 << 20);
        String first = allButLookedAt();
        String second = allButLookedAt();
        var source = (Source) ffprobe.probe(staged(first));
        early.expect(upload(first), source);
        Until.holds(() -> running.mediaIds().contains(first));

        early.expect(upload(second), source);
        assertThat(early.stand(second, source)).isFalse();
        String third = server.created(front.length, "front.mp4");
        server.patch(third, 0, Arrays.copyOf(front, front.length / 2));
        early.takenUp(first);

        Until.holds(() -> server.item(third).path("watchable").asBoolean());
        assertThat(running.mediaIds()).contains(first);
        List.of(first, second, third).forEach(server::terminate);
    }

    /** The queue never gets to it: another server is said to have its job. */
    @Test
    void isPlayableWithoutATurnInTheQueue() throws Exception {
        String id = server.created(film.length, "late.mp4");
        var job = new Document("_id", id)
                .append("owner", "somebody else")
                .append("maxHeight", 1080)
                .append("passesDone", 0)
                .append("alone", false)
                .append("attempts", 0)
                .append("createdAt", clock.instant())
                .append("freeAt", clock.instant().plus(Duration.ofDays(1)));
        mongo.getCollection("transcode_jobs").insertOne(job);

        assertThat(server.patch(id, 0, film).statusCode()).isEqualTo(204);

        Until.holds(() -> server.state(id).equals("PLAYABLE"));
        mongo.getCollection("transcode_jobs")
                .updateOne(new Document("_id", id), new Document("$set", new Document("freeAt", clock.instant())));
        Until.holds(() -> server.state(id).equals("READY"));
        Until.holds(() -> !early.hasBegun(id));
    }

    /** An upload of which all bytes are on the disk, and the server does not know it. */
    private String allButLookedAt() throws IOException {
        String id = server.created(film.length, "late.mp4");
        server.patch(id, 0, Arrays.copyOf(film, film.length / 2));
        Files.write(staged(id), film);
        return id;
    }

    private Item upload(String id) {
        return library.get(id);
    }

    private void assertNothingIsLeft(String id) {
        assertThat(running.mediaIds()).doesNotContain(id);
        Until.holds(() -> BUCKET.keysOf(id).isEmpty());
        assertThat(mongo.getCollection("items").countDocuments(new Document("_id", id)))
                .isZero();
        assertThat(staged(id)).doesNotExist();
        Until.holds(() -> !isMade());
    }

    /** Whether the encoder has made a whole pass of pictures, wherever. */
    private static boolean isMade() {
        Path work = STATE.resolve("work");
        try (Stream<Path> made = Files.exists(work) ? Files.walk(work) : Stream.empty()) {
            return made.anyMatch(file -> file.endsWith("180p/index.m3u8") && isComplete(file));
        } catch (IOException | UncheckedIOException goneMeanwhile) {
            return false;
        }
    }

    private static boolean isComplete(Path playlist) {
        try {
            return Files.readString(playlist).contains("#EXT-X-ENDLIST");
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    private static Path staged(String id) {
        return STATE.resolve("sources").resolve(id);
    }
}
