package ly.ptsd.media.upload;

import static ly.ptsd.media.MediaServer.code;
import static ly.ptsd.media.MediaServer.header;
import static ly.ptsd.media.MediaServer.idIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ly.ptsd.media.MediaServer;
import ly.ptsd.media.MediaServerTest;
import ly.ptsd.media.Samples;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Uploads that are put together from others (tus 1.0, concatenation). */
class ConcatenationWebTests extends MediaServerTest {

    private static final int MIB = 1 << 20;

    @Autowired
    private UploadUpkeep upkeep;

    @Autowired
    private SourceProgress progress;

    @Test
    void makesOneItemOfPartialUploads() throws Exception {
        byte[] film = padded(Samples.small(), 17 * MIB);
        long before = used();
        var partials = split(film, 9 * MIB, 11 * MIB).map(server::partial).toList();
        assertThat(used()).isEqualTo(before + film.length);

        var created = server.joined(partials);
        assertThat(created.statusCode()).isEqualTo(201);
        String id = idIn(created);
        assertThat(BUCKET.read("sources/" + id + "/original")).isEqualTo(film);
        assertThat(Files.readAllBytes(STATE.resolve("sources").resolve(id))).isEqualTo(film);
        assertThat(server.item(id).path("fileName").asString()).isEqualTo("제주.mp4");
        assertThat(server.item(id).path("sizeBytes").asLong()).isEqualTo(film.length);

        var head = server.head(id);
        assertThat(header(head, "Upload-Offset")).isEqualTo(Integer.toString(film.length));
        assertThat(header(head, "Upload-Length")).isEqualTo(Integer.toString(film.length));
        assertThat(header(head, "Upload-Concat"))
                .isEqualTo("final;" + server.path("/uploads/") + String.join(" " + server.path("/uploads/"), partials));
        assertThat(used()).isBetween(before + film.length, before + film.length + 2 * MIB);
        partials.forEach(this::assertGone);
        server.delete(id);
    }

    @Test
    void keepsPartialUploadsOutOfTheLibrary() {
        String id = server.partial(new byte[1000]);
        var head = server.head(id);
        assertThat(header(head, "Upload-Concat")).isEqualTo("partial");
        assertThat(header(head, "Upload-Offset")).isEqualTo("1000");
        assertThat(header(head, "Upload-Expires")).isNotEmpty();
        assertThat(server.item(id).path("code").asString()).isEqualTo("media_unknown");
        assertThat(server.send(server.asOwner("/items")).body()).doesNotContain(id);
        assertThat(server.rename(id, "x").statusCode()).isEqualTo(404);
        assertThat(server.throwAway(id).statusCode()).isEqualTo(404);
        assertThat(server.patch(id, 1000, new byte[0]).statusCode()).isEqualTo(204);
        assertThat(server.patch(id, 999, new byte[1]).statusCode()).isEqualTo(409);
        assertThat(server.terminate(id).statusCode()).isEqualTo(204);
        assertGone(id);
    }

    @Test
    void answersTheSameUploadToWhoAsksAgain() throws Exception {
        var partials = split(Files.readAllBytes(Samples.sound()), 5000)
                .map(server::partial)
                .toList();
        var twice = Stream.of(1, 2)
                .map(_ -> CompletableFuture.supplyAsync(() -> server.joined(partials)))
                .toList();
        var ids = twice.stream().map(answer -> idIn(answer.join())).toList();
        assertThat(ids.getFirst()).isEqualTo(ids.getLast()).isEqualTo(idIn(server.joined(partials)));
        assertThat(server.send(server.asOwner("/items")).body()).containsOnlyOnce("\"id\":\"" + ids.getFirst() + "\"");
        assertThat(server.patch(ids.getFirst(), 0, new byte[1]).statusCode()).isEqualTo(403);
        assertThat(code(server.patch(ids.getFirst(), 0, new byte[1]))).isEqualTo("upload_final");
        server.delete(ids.getFirst());
        assertRefused(server.joined(partials), 404, "upload_unknown");
    }

    @Test
    void refusesWhatCannotBePutTogetherAndLeavesNothingOfIt() {
        String whole = server.partial(new byte[100]);
        String half = server.openedPartial(100);
        String usual = server.created(100, "a.mp4");
        int items = items();
        assertRefused(server.joined(List.of(whole, half)), 409, "upload_unfinished");
        assertRefused(server.joined(List.of(whole, usual)), 409, "upload_not_partial");
        assertRefused(server.joined(List.of(whole, "aaaaaaaaaaaaaaaa")), 404, "upload_unknown");
        assertRefused(concat("final;/api/media/other/uploads/" + whole), 404, "upload_unknown");
        assertRefused(concat("final;" + whole), 400, "request_invalid");
        assertRefused(concat("final;" + server.path("/uploads/" + whole), "100"), 400, "request_invalid");
        assertThat(items()).isEqualTo(items);
        assertThat(server.offset(whole)).isEqualTo(100);
        Stream.of(whole, half, usual).forEach(server::terminate);
    }

    @Test
    void holdsTheWholeToTheLargestUploadOfThePlan() {
        var partials =
                Stream.of(1, 2, 3).map(_ -> server.openedPartial(200_000_000)).toList();
        try {
            assertRefused(server.joined(partials), 409, "upload_unfinished");
            partials.forEach(this::pretendWhole);
            assertRefused(server.joined(partials), 413, "upload_too_large");
        } finally {
            partials.forEach(server::terminate);
        }
    }

    @Test
    void leavesNothingOfWhatIsNoMediaWhenItIsPutTogether() {
        long before = used();
        byte[] text = "This is no film. ".repeat(500).getBytes(StandardCharsets.UTF_8);
        var partials = split(text, 700).map(server::partial).toList();
        assertRefused(server.joined(partials), 422, "media_unreadable");
        partials.forEach(this::assertGone);
        assertThat(used()).isEqualTo(before);
        assertThat(BUCKET.keys("sources/")).noneMatch(key -> partials.stream().anyMatch(key::contains));
    }

    @Test
    void usesAPartialUploadOnce() throws Exception {
        var partials = split(Files.readAllBytes(Samples.sound()), 5000)
                .map(server::partial)
                .toList();
        String more = server.partial(new byte[10]);
        String id = idIn(server.joined(partials));
        assertRefused(server.joined(List.of(partials.getFirst(), more)), 409, "upload_used");
        server.terminate(more);
        server.delete(id);
    }

    @Test
    void forgetsPartialUploadsThatNobodyPutsTogether() {
        String id = server.partial(new byte[1000]);
        clock.forward(Duration.ofHours(25));
        upkeep.sweepAbandoned();
        assertGone(id);
    }

    /** Every place in it is another one. */
    private static byte[] padded(Path film, int length) throws IOException {
        byte[] bytes = Samples.padded(film, length);
        byte[] noise = new byte[length - 2 * MIB];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, 2 * MIB, noise.length);
        return bytes;
    }

    /** As if all its bytes had come. */
    private void pretendWhole(String id) {
        BUCKET.write("sources/" + id + "/original", "");
        progress.put(SourceProgress.Sent.nothing(id).completed());
    }

    private HttpResponse<String> concat(String header, String... length) {
        var request =
                server.asOwner("/uploads").header("Tus-Resumable", "1.0.0").header("Upload-Concat", header);
        Arrays.stream(length).forEach(bytes -> request.header("Upload-Length", bytes));
        return server.send(request.POST(BodyPublishers.noBody()));
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(code(answer)).isEqualTo(code);
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    private void assertGone(String id) {
        assertThat(server.head(id).statusCode()).isEqualTo(404);
        assertThat(BUCKET.keysOf(id)).isEmpty();
        assertThat(BUCKET.parts(id)).isEmpty();
        assertThat(STATE.resolve("sources").resolve(id)).doesNotExist();
    }

    private static Stream<byte[]> split(byte[] bytes, int... at) {
        var cuts = Stream.concat(Arrays.stream(at).boxed(), Stream.of(bytes.length))
                .toList();
        return IntStream.range(0, cuts.size())
                .mapToObj(part -> Arrays.copyOfRange(bytes, part == 0 ? 0 : cuts.get(part - 1), cuts.get(part)));
    }

    private long used() {
        return MediaServer.json(server.send(server.asOwner("/items?limit=1")))
                .path("usedBytes")
                .asLong();
    }

    private int items() {
        return MediaServer.json(server.send(server.asOwner("/items")))
                .path("items")
                .size();
    }
}
