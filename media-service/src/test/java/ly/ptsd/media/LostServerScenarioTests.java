package ly.ptsd.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import ly.ptsd.media.TestPlatform.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A server that was in the middle of everything is killed and lost with its disk and its database. Each test is about one
 * of the things it did, on the server that comes after it.
 */
@TestInstance(Lifecycle.PER_CLASS)
class LostServerScenarioTests {

    private static final int PART = 8 << 20;
    private static final String ITEMS = "/api/links/machine/items/";
    private static final String RENEWALS = "/api/links/machine/renewals";

    private final TestBucket bucket = new TestBucket();
    private final TestPlatform platform = new TestPlatform(bucket.name());
    private final byte[] nonsense = new byte[PART + 1_000_000];

    private byte[] large;
    private String film;
    private String owners;
    private String offered;
    private String friends;
    private String half;
    private String ended;
    private String unreadable;
    private String deleted;
    private String trashed;
    private String begunPartial;
    private String wholePartial;
    private List<String> joining;
    private String ladder;
    private String ladderPlayed;
    private String collection;
    private List<JsonNode> saidWhileNotAlone;
    private MediaServer server;
    private MediaContext second;

    @BeforeAll
    void loseTheFirst(@TempDir Path disks) throws Exception {
        large = Samples.padded(Samples.small(), 2 * PART + 4_000_000);
        platform.standing(1, "SERVING", true);
        try (var first = MediaProcess.open(platform, disks.resolve("1"))) {
            var old = first.server();
            watch(old);
            upload(old);
            throwAway(old);
            deleteWhileNobodyHearsIt(old);
            uploadInParts(old);
            ladder = old.uploaded(Samples.long720());
            assertThat(old.reached(ladder, "6.5").statusCode()).isEqualTo(204);
            Until.holds(() -> manifest(ladder).contains("\"DONE\""));
            ladderPlayed = old.playlist(ladder);
            putTogether(old);
        }
        assertThat(bucket.keysOf(deleted)).containsExactly("manifests/" + deleted + ".json");
        startTheSecond(disks.resolve("2"));
    }

    private void watch(MediaServer old) {
        film = old.uploaded(Samples.small());
        Until.holds(() -> old.isShared(film));
        addCaptions(old);
        assertThat(old.mark(film, "true").statusCode()).isEqualTo(204);
        collection = MediaServer.json(old.collection("POST", "", "{\"title\":\"여름\"}"))
                .path("id")
                .asString();
        old.collection("PUT", "/" + collection + "/items/" + film, "{}");
        owners = old.playlist(film);
        offered = old.send(old.request(owners)).body();
        friends = MediaServer.json(old.play(platform.grant(film), ""))
                .path("playlistUrl")
                .asString();
        assertThat(old.send(old.request(segment())).statusCode()).isEqualTo(302);
    }

    private void addCaptions(MediaServer old) {
        var words = BodyPublishers.ofString("1\n00:00:01,000 --> 00:00:02,000\n바다\n");
        var added =
                old.send(old.asOwner("/items/" + film + "/captions?language=ko").POST(words));
        assertThat(added.statusCode()).isEqualTo(201);
    }

    private void upload(MediaServer old) {
        half = old.created(large.length, "film.mp4");
        assertThat(old.patch(half, 0, Arrays.copyOf(large, PART + 1_000_000)).statusCode())
                .isEqualTo(204);
        ended = old.created(large.length, "ended.mp4");
        old.patch(ended, 0, Arrays.copyOf(large, PART + 1));
        unreadable = old.created(nonsense.length, "nonsense.mp4");
        old.patch(unreadable, 0, Arrays.copyOf(nonsense, PART + 10));
        Until.holds(() -> List.of(half, ended, unreadable).stream()
                .allMatch(id -> bucket.parts(id).equals(List.of(PART))));
    }

    /** Of one upload the first half has begun and the second has come; of another both have. */
    private void uploadInParts(MediaServer old) {
        int middle = large.length - PART;
        begunPartial = old.openedPartial(middle);
        old.patch(begunPartial, 0, Arrays.copyOf(large, PART + 1_000_000));
        wholePartial = old.partial(Arrays.copyOfRange(large, middle, large.length));
        joining = List.of(
                old.partial(Arrays.copyOf(large, middle)),
                old.partial(Arrays.copyOfRange(large, middle, large.length)));
        Until.holds(() -> bucket.parts(begunPartial).equals(List.of(PART)));
    }

    /** Returns as soon as the bucket knows of the upload that is put together. */
    private void putTogether(MediaServer old) {
        var before = bucket.keys("manifests/");
        Thread.ofVirtual().start(() -> unheard(() -> old.joined(joining)));
        Until.holds(() -> !before.containsAll(bucket.keys("manifests/")));
    }

    /** Its server is killed before it answers, or just after. */
    private static void unheard(Runnable request) {
        try {
            request.run();
        } catch (UncheckedIOException expected) {
            // there is nobody to hear
        }
    }

    private void throwAway(MediaServer old) {
        trashed = old.uploaded(Samples.sound());
        Until.holds(() -> old.isShared(trashed));
        assertThat(old.tag(trashed, "휴가").statusCode()).isEqualTo(200);
        assertThat(old.throwAway(trashed).statusCode()).isEqualTo(204);
    }

    private void deleteWhileNobodyHearsIt(MediaServer old) {
        deleted = old.uploaded(Samples.sound());
        Until.holds(() -> old.isShared(deleted));
        platform.answering(ITEMS, Answer.problem(503, "server_not_ready"));
        old.delete(deleted);
    }

    /** At first it does not know that nobody else is left. */
    private void startTheSecond(Path disk) {
        int said = platform.healthCalls().size();
        platform.generation = 2;
        platform.standing(2, "SERVING", false);
        second = MediaContext.open(platform, disk);
        server = second.server();
        Until.holds(() -> platform.healthCalls().size() > said + 3);
        assertThat(server.renditions(ladder)).contains("DONE");
        saidWhileNotAlone = platform.healthCalls().stream().skip(said).toList();
        platform.standing(2, "SERVING", true);
    }

    @AfterAll
    void end() {
        second.close();
        platform.close();
    }

    @Test
    void goesOnWithPlaybackUnderTheSameAddressUntilTheLinkIsTakenBack() {
        assertThat(bucket.keys("sessions/"))
                .hasSizeGreaterThan(1)
                .noneMatch(key -> key.contains(friends.split("/")[5]));
        int sessions = bucket.keys("sessions/").size();
        assertThat(server.send(server.request(owners)).statusCode()).isEqualTo(200);
        platform.answering(RENEWALS, Answer.problem(410, "link_unknown"));
        assertThat(server.send(server.request(segment())).statusCode()).isEqualTo(302);
        Until.holds(() -> server.send(server.request(segment())).statusCode() == 404);
        assertThat(bucket.keys("sessions/")).hasSize(sessions - 1);
        assertThat(server.send(server.request(owners)).statusCode()).isEqualTo(200);
    }

    @Test
    void offersEverythingThatItsPredecessorOffered() {
        assertThat(offered).contains("TYPE=SUBTITLES").contains("#EXT-X-I-FRAME-STREAM-INF");
        assertThat(server.send(server.request(owners)).body()).isEqualTo(offered);
        String base = owners.replace("master.m3u8", "");
        assertThat(server.file(base + "storyboard/000.jpg")).isNotEmpty();
        String captions = server.item(film).path("captions").get(0).path("id").asString();
        assertThat(new String(server.file(base + "captions/" + captions + "/captions.vtt"), StandardCharsets.UTF_8))
                .contains("바다");
    }

    @Test
    void resumesAnUploadFromWhatIsInTheBucket() {
        assertThat(server.item(half).path("receivedBytes").asLong()).isEqualTo(PART);
        assertThat(server.offset(half)).isEqualTo(PART);
        assertThat(server.patch(half, PART + 1_000_000, new byte[1]).statusCode())
                .isEqualTo(409);
        assertThat(server.patch(half, PART, Arrays.copyOfRange(large, PART, large.length))
                        .statusCode())
                .isEqualTo(204);
        assertThat(bucket.read("sources/" + half + "/original")).isEqualTo(large);
        Until.holds(() -> server.state(half).equals("READY"));
    }

    @Test
    void resumesPartialUploadsAndPutsThemTogether() {
        assertThat(server.offset(wholePartial)).isEqualTo(PART);
        assertThat(server.offset(begunPartial)).isEqualTo(PART);
        byte[] rest = Arrays.copyOfRange(large, PART, large.length - PART);
        assertThat(server.patch(begunPartial, PART, rest).statusCode()).isEqualTo(204);
        assertPutTogether(List.of(begunPartial, wholePartial));
    }

    @Test
    void finishesAnUploadThatItsPredecessorWasPuttingTogether() {
        assertPutTogether(joining);
        assertPutTogether(joining);
    }

    private void assertPutTogether(List<String> partials) {
        String id = MediaServer.idIn(server.joined(partials));
        assertThat(bucket.read("sources/" + id + "/original")).isEqualTo(large);
        Until.holds(() ->
                partials.stream().allMatch(partial -> bucket.keysOf(partial).isEmpty()));
        assertThat(partials).allMatch(partial -> bucket.parts(partial).isEmpty());
        Until.holds(() -> server.state(id).equals("READY"));
    }

    @Test
    void leavesNothingOfAnUploadThatIsEndedElsewhere() {
        assertThat(server.terminate(ended).statusCode()).isEqualTo(204);
        assertThat(bucket.parts(ended)).isEmpty();
        assertThat(bucket.keysOf(ended)).isEmpty();
    }

    @Test
    void leavesNothingOfAnUploadThatIsNoMediaWhenItIsCompletedElsewhere() {
        var refused = server.patch(unreadable, server.offset(unreadable), new byte[nonsense.length - PART]);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(bucket.parts(unreadable)).isEmpty();
        assertThat(bucket.keysOf(unreadable)).isEmpty();
        assertThat(server.head(unreadable).statusCode()).isEqualTo(404);
    }

    @Test
    void goesOnWithLaddersFromTheRenditionsThatAreFinished() {
        assertThat(server.send(server.request(ladderPlayed)).statusCode()).isEqualTo(200);
        assertThat(saidWhileNotAlone)
                .as("not while another may work")
                .isNotEmpty()
                .allMatch(call -> call.path("runningJobs").asInt() == 0);
        Until.holds(() -> server.state(ladder).equals("READY"));
        assertThat(server.renditions(ladder)).containsOnly("DONE");
    }

    @Test
    void finishesADeletionThatItsPredecessorBegan() {
        assertThat(server.state(deleted)).isEmpty();
        int asked = platform.calls("DELETE", ITEMS + deleted).size();
        platform.answeringAsUsual(ITEMS);
        Until.holds(() -> platform.calls("DELETE", ITEMS + deleted).size() > asked);
        Until.holds(() -> bucket.keysOf(deleted).isEmpty());
    }

    @Test
    void findsInTheTrashWhatWasThereAndBringsItBack() {
        assertThat(server.trash()).containsExactly(trashed);
        assertThat(server.state(trashed)).isEmpty();
        assertThat(server.restore(trashed).statusCode()).isEqualTo(200);
        assertThat(server.state(trashed)).isEqualTo("READY");
        assertThat(server.item(trashed).path("tags").path(0).asString()).isEqualTo("휴가");
        assertThat(server.send(server.request(server.playlist(trashed))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void knowsHowFarItsOwnerHasWatched() {
        assertThat(server.item(film).path("watched").asBoolean()).isTrue();
        assertThat(server.item(ladder).path("positionSeconds").asDouble()).isEqualTo(6.5);
        assertThat(server.send(server.asOwner("/begun")).body()).contains(ladder);
    }

    @Test
    void knowsWhatItsOwnerHasPutTogether() {
        assertThat(server.collected(collection)).containsExactly(film);
        assertThat(server.collection("GET", "", "").body()).contains("여름");
    }

    private String manifest(String id) {
        return new String(bucket.read("manifests/" + id + ".json"), StandardCharsets.UTF_8);
    }

    private String segment() {
        return friends.replace("master.m3u8", "360p/00000.m4s");
    }
}
