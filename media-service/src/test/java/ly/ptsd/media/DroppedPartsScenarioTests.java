package ly.ptsd.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** An upload that takes longer than the bucket keeps the parts of what is not complete. */
@TestInstance(Lifecycle.PER_CLASS)
class DroppedPartsScenarioTests {

    private static final int PART = 8 << 20;

    private final TestBucket bucket = new TestBucket();
    private final TestPlatform platform = new TestPlatform(bucket.name());

    private byte[] film;
    private String asked;
    private String written;
    private MediaContext context;
    private MediaServer server;

    /** The first part of two uploads came to a server that is lost. */
    @BeforeAll
    void loseTheFirst(@TempDir Path disks) throws Exception {
        film = Samples.padded(Samples.small(), 2 * PART + 1_000_000);
        try (var first = MediaContext.open(platform, disks.resolve("1"))) {
            asked = begun(first.server());
            written = begun(first.server());
        }
        platform.generation = 2;
        platform.standing(2, "SERVING", true);
        context = MediaContext.open(platform, disks.resolve("2"));
        server = context.server();
    }

    private String begun(MediaServer at) {
        String id = at.created(film.length, "film.mp4");
        at.patch(id, 0, Arrays.copyOf(film, PART + 10));
        Until.holds(() -> bucket.parts(id).equals(List.of(PART)));
        return id;
    }

    @AfterAll
    void end() {
        context.close();
        platform.close();
    }

    @Test
    void tellsAClientThatAsksToBeginAgain() {
        assertThat(server.offset(asked)).isEqualTo(PART);
        bucket.dropParts(asked);
        assertThat(server.offset(asked)).isZero();
        assertThat(server.item(asked).path("receivedBytes").asLong()).isZero();
        assertBeginsAgain(asked);
    }

    @Test
    void tellsAClientThatGoesOnToBeginAgain() {
        assertThat(server.offset(written)).isEqualTo(PART);
        bucket.dropParts(written);
        var answer = server.patch(written, PART, Arrays.copyOfRange(film, PART, film.length));
        assertThat(answer.statusCode()).isEqualTo(409);
        var problem = MediaServer.json(answer);
        assertThat(problem.path("code").asString()).isEqualTo("upload_offset_mismatch");
        assertThat(problem.path("offset").asLong()).isZero();
        assertThat(server.offset(written)).isZero();
        assertBeginsAgain(written);
    }

    @Test
    void sendsAgainWhatIsOnItsDisk() {
        String id = begun(server);
        bucket.dropParts(id);
        assertThat(server.offset(id)).isEqualTo(PART + 10);
        server.patch(id, PART + 10, Arrays.copyOfRange(film, PART + 10, 2 * PART + 1));
        Until.holds(() -> bucket.parts(id).equals(List.of(PART, PART)));
        assertComplete(id, server.patch(id, 2 * PART + 1, Arrays.copyOfRange(film, 2 * PART + 1, film.length)));
    }

    private void assertBeginsAgain(String id) {
        assertComplete(id, server.patch(id, 0, film));
    }

    private void assertComplete(String id, HttpResponse<String> last) {
        assertThat(last.statusCode()).isEqualTo(204);
        assertThat(bucket.read("sources/" + id + "/original")).isEqualTo(film);
        assertThat(bucket.parts(id)).isEmpty();
    }
}
