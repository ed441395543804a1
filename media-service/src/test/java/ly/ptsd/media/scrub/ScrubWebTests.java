package ly.ptsd.media.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ly.ptsd.media.MediaServer;
import ly.ptsd.media.MediaServerTest;
import ly.ptsd.media.Samples;
import ly.ptsd.media.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the bucket has lost, and what it has that nobody knows. */
class ScrubWebTests extends MediaServerTest {

    private static final Duration OLD = Duration.ofHours(25);
    private static final String UNKNOWN = "aaaaaaaaaaaaaaaa";

    private String id;
    private Duration ahead;

    /** Other tests may have put the clock forward; the bucket's does not follow. */
    @BeforeEach
    void setBack() {
        ahead = Duration.between(Instant.now(), clock.instant());
        clock.forward(ahead.negated());
    }

    @BeforeEach
    void upload() {
        id = server.uploaded(Samples.small());
        Until.holds(() -> server.isShared(id));
    }

    @AfterEach
    void remove() {
        server.delete(id);
        clock.forward(ahead);
    }

    @Test
    void whatIsMadeFromTheSourceIsMadeAgain() {
        var before = BUCKET.keysOf(id);
        long used = server.item(id).path("storedBytes").asLong();
        BUCKET.remove("media/" + id + "/360p/00001.m4s");
        BUCKET.remove("media/" + id + "/storyboard/000.jpg");
        BUCKET.remove("media/" + id + "/poster.jpg");

        assertThat(missing(scrub()))
                .containsExactlyInAnyOrder("RENDITION 360p 1 true", "STORYBOARD  1 true", "POSTER  1 true");

        Until.holds(() -> server.isShared(id));
        assertThat(BUCKET.keysOf(id)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(server.item(id).path("storedBytes").asLong()).isEqualTo(used);
        assertThat(missing(scrub())).isEmpty();
    }

    @Test
    void whatCannotBeMadeAgainIsTold() {
        BUCKET.remove("sources/" + id + "/original");
        BUCKET.remove("media/" + id + "/360p/init.mp4");

        assertThat(missing(scrub())).containsExactlyInAnyOrder("SOURCE  1 false", "RENDITION 360p 1 false");
        assertThat(server.state(id)).isEqualTo("READY");
    }

    @Test
    void whatBelongsToNothingIsRemovedWhenItIsOld() {
        var strays = List.of("media/" + UNKNOWN + "/360p/00000.m4s", "media/" + id + "/720p/00000.m4s");
        strays.forEach(key -> BUCKET.write(key, "nobody's"));
        var others =
                BUCKET.keysOf(id).stream().filter(key -> !strays.contains(key)).toList();

        var young = scrub();
        assertThat(young.path("strays").asInt()).isEqualTo(2);
        assertThat(young.path("removed").asInt()).isZero();
        assertThat(BUCKET.keys("media/")).containsAll(strays);

        clock.forward(OLD);
        assertThat(scrub().path("removed").asInt()).isEqualTo(2);
        assertThat(BUCKET.keys("media/")).doesNotContainAnyElementsOf(strays);
        assertThat(BUCKET.keysOf(id)).containsExactlyInAnyOrderElementsOf(others);
    }

    @Test
    void nothingIsRemovedWhenMostOfTheBucketSeemsToBeNobodys() {
        long known = scrub().path("objects").asLong();
        for (int number = 0; number <= known; number++) {
            BUCKET.write("media/" + UNKNOWN + "/360p/%05d.m4s".formatted(number), "nobody's");
        }
        clock.forward(OLD);

        var report = scrub();
        assertThat(report.path("strays").asLong()).isEqualTo(known + 1);
        assertThat(report.path("removed").asLong()).isZero();

        BUCKET.keys("media/" + UNKNOWN).forEach(BUCKET::remove);
    }

    /** What a scrub of now has found. */
    private JsonNode scrub() {
        var before = MediaServer.json(server.send(server.asOwner("/scrub"))).path("last");
        var begun = server.send(server.asOwner("/scrub").POST(BodyPublishers.noBody()));
        assertThat(begun.statusCode()).isEqualTo(202);
        Until.holds(() -> !MediaServer.json(server.send(server.asOwner("/scrub")))
                        .path("running")
                        .asBoolean()
                && !last().equals(before));
        return last();
    }

    private JsonNode last() {
        return MediaServer.json(server.send(server.asOwner("/scrub"))).path("last");
    }

    /** Of this test's item. */
    private List<String> missing(JsonNode report) {
        return report.path("missing")
                .valueStream()
                .filter(one -> one.path("mediaId").asString().equals(id))
                .map(one -> "%s %s %d %s"
                        .formatted(
                                one.path("kind").asString(),
                                one.path("name").asString(),
                                one.path("objects").asInt(),
                                one.path("remade").asBoolean()))
                .toList();
    }
}
