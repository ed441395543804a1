package ly.ptsd.media.upload;

import static ly.ptsd.media.MediaServer.code;
import static ly.ptsd.media.MediaServer.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import ly.ptsd.media.MediaServerTest;
import ly.ptsd.media.RawRequest;
import ly.ptsd.media.Samples;
import ly.ptsd.media.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** tus 1.0 over real HTTP, also where clients break off, lie or come back. */
class TusWebTests extends MediaServerTest {

    @Autowired
    private UploadUpkeep upkeep;

    @Test
    void saysWhatItSpeaks() {
        var answer = server.send(server.request(server.path("/uploads")).method("OPTIONS", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Tus-Version")).isEqualTo("1.0.0");
        assertThat(header(answer, "Tus-Extension"))
                .isEqualTo("creation,creation-with-upload,termination,checksum,expiration,concatenation");
        assertThat(header(answer, "Tus-Checksum-Algorithm")).isEqualTo("sha1,sha256");
        assertThat(header(answer, "Tus-Max-Size")).isEqualTo("500000000");
    }

    @Test
    void refusesAnotherTusVersion() {
        var answer = server.send(server.asOwner("/uploads")
                .header("Tus-Resumable", "0.2.2")
                .header("Upload-Length", "5")
                .POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(code(answer)).isEqualTo("tus_version_unsupported");
        assertThat(header(answer, "Tus-Version")).isEqualTo("1.0.0");
    }

    @ParameterizedTest
    @CsvSource({
        "0,              400, upload_empty",
        "-5,             400, request_invalid",
        "many,           400, request_invalid",
        "500000001,      413, upload_too_large",
        "99999999999999, 413, upload_too_large"
    })
    void refusesALengthThatCannotBe(String length, int status, String code) {
        var answer = server.send(server.asOwner("/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", length)
                .POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(code(answer)).isEqualTo(code);
    }

    @Test
    void refusesAnUploadOfUnknownLength() {
        var answer = server.send(server.asOwner("/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Defer-Length", "1")
                .POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("upload_length_missing");
    }

    @Test
    void refusesMetadataThatIsNoBase64() {
        var answer = server.send(server.asOwner("/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", "5")
                .header("Upload-Metadata", "filename ***")
                .POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("request_invalid");
    }

    @Test
    void refusesMoreThanTheStorageOfThePlanHolds() {
        var held = new java.util.ArrayList<String>();
        HttpResponse<String> answer;
        do {
            answer = server.create(400_000_000, Map.of("filename", "big.mp4"));
            answer.headers().firstValue("Location").ifPresent(held::add);
        } while (answer.statusCode() == 201);
        held.forEach(this::terminated);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(code(answer)).isEqualTo("upload_too_large");
        assertThat(held).hasSizeBetween(1, 5);
    }

    @Test
    void showsANewUploadAsAnItem() {
        var answer = server.create(
                1000, Map.of("filename", "../제주/바다.mp4", "filetype", "video/mp4", "title", "바다 \u0007여행"));
        String location = header(answer, "Location");
        assertThat(location).startsWith(server.path("/uploads/"));
        String id = location.substring(location.lastIndexOf('/') + 1);
        assertThat(id).matches("[a-z2-7]{16}");
        var item = server.item(id);
        assertThat(item.path("state").asString()).isEqualTo("UPLOADING");
        assertThat(item.path("fileName").asString()).isEqualTo("바다.mp4");
        assertThat(item.path("title").asString()).isEqualTo("바다  여행");
        assertThat(item.path("sizeBytes").asLong()).isEqualTo(1000);
        terminated(id);
    }

    @Test
    void saysUntilWhenAnUploadWaitsToBeContinued() {
        var created = server.create(1000, Map.of("filename", "a.mp4"));
        String id = header(created, "Location").replaceFirst(".*/", "");
        assertThat(expiry(created)).isCloseTo(clock.instant().plus(Duration.ofDays(1)), within(1, ChronoUnit.MINUTES));
        clock.forward(Duration.ofHours(5));
        var later = clock.instant().plus(Duration.ofDays(1));
        assertThat(expiry(server.head(id))).isBefore(later.minus(Duration.ofHours(4)));
        assertThat(expiry(server.patch(id, 0, new byte[10]))).isCloseTo(later, within(1, ChronoUnit.MINUTES));
        terminated(id);
    }

    private static Instant expiry(HttpResponse<String> answer) {
        return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header(answer, "Upload-Expires")));
    }

    @Test
    void resumesAtTheLastOffset() throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.small());
        String id = server.created(bytes.length, "small.mp4");
        assertThat(server.patch(id, 0, Arrays.copyOf(bytes, 1000)).statusCode()).isEqualTo(204);
        var head = server.head(id);
        assertThat(header(head, "Upload-Offset")).isEqualTo("1000");
        assertThat(header(head, "Upload-Length")).isEqualTo(Integer.toString(bytes.length));
        assertThat(header(head, "Cache-Control")).contains("no-store");
        assertThat(header(head, "Tus-Resumable")).isEqualTo("1.0.0");
        assertThat(server.item(id).path("receivedBytes").asLong()).isEqualTo(1000);

        var last = server.patch(id, 1000, Arrays.copyOfRange(bytes, 1000, bytes.length));
        assertThat(last.statusCode()).isEqualTo(204);
        assertThat(header(last, "Upload-Offset")).isEqualTo(Integer.toString(bytes.length));
        assertThat(BUCKET.read("sources/" + id + "/original")).isEqualTo(bytes);
        assertThat(server.offset(id)).isEqualTo(bytes.length);
        assertThat(server.patch(id, bytes.length, new byte[0]).statusCode()).isEqualTo(204);
        assertThat(server.patch(id, 7, new byte[3]).statusCode()).isEqualTo(409);
    }

    @Test
    void refusesAWrongOffset() {
        String id = server.created(1000, "a.mp4");
        server.patch(id, 0, new byte[10]);
        var answer = server.patch(id, 9, new byte[10]);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(code(answer)).isEqualTo("upload_offset_mismatch");
        assertThat(server.offset(id)).isEqualTo(10);
        terminated(id);
    }

    @Test
    void refusesAnotherContentType() {
        String id = server.created(1000, "a.mp4");
        var answer = server.send(server.asOwner("/uploads/" + id)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", "0")
                .header("Content-Type", "application/octet-stream")
                .method("PATCH", BodyPublishers.ofString("x")));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(code(answer)).isEqualTo("media_type_unsupported");
        terminated(id);
    }

    @Test
    void refusesMoreBytesThanDeclared() {
        String id = server.created(100, "a.mp4");
        var answer = server.patch(id, 0, new byte[101]);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(code(answer)).isEqualTo("upload_too_long");
        assertThat(server.offset(id)).isZero();
        terminated(id);
    }

    @Test
    void keepsNothingOfAChunkedRequestThatTurnsOutTooLong() throws Exception {
        String id = server.created(100, "a.mp4");
        server.patch(id, 0, new byte[10]);
        try (var request = RawRequest.patch(server, PLATFORM, id, 10, -1)) {
            request.sendChunk(new byte[80])
                    .sendChunk(new byte[80])
                    .send("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(request.status()).contains("413");
        }
        assertThat(server.offset(id)).isEqualTo(10);
        terminated(id);
    }

    @Test
    void acceptsBytesWithTheRightChecksum() throws Exception {
        String id = server.created(100, "a.mp4");
        byte[] bytes = "some bytes".getBytes(StandardCharsets.UTF_8);
        String digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        var answer = server.patch(id, 0, bytes, request -> request.header("Upload-Checksum", "sha256 " + digest));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(server.offset(id)).isEqualTo(10);
        terminated(id);
    }

    @Test
    void dropsBytesWithTheWrongChecksum() throws Exception {
        String id = server.created(100, "a.mp4");
        server.patch(id, 0, new byte[5]);
        String digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-1").digest(new byte[3]));
        var answer = server.patch(id, 5, new byte[10], request -> request.header("Upload-Checksum", "sha1 " + digest));
        assertThat(answer.statusCode()).isEqualTo(460);
        assertThat(code(answer)).isEqualTo("checksum_mismatch");
        assertThat(server.offset(id)).isEqualTo(5);
        terminated(id);
    }

    @ParameterizedTest
    @CsvSource({"md5 abc,checksum_algorithm_unsupported", "sha1 ***,request_invalid", "sha1,request_invalid"})
    void refusesAChecksumItCannotUse(String checksum, String code) {
        String id = server.created(100, "a.mp4");
        var answer = server.patch(id, 0, new byte[5], request -> request.header("Upload-Checksum", checksum));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo(code);
        terminated(id);
    }

    @Test
    void keepsWhatArrivedBeforeTheConnectionBroke() throws Exception {
        String id = server.created(1000, "a.mp4");
        var request = RawRequest.patch(server, PLATFORM, id, 0, 1000).send(new byte[300]);
        Until.holds(() -> fileLength(id) == 300);
        request.cut();
        assertThat(server.offset(id)).isEqualTo(300);
        terminated(id);
    }

    @Test
    void dropsUnprovenBytesWhenTheConnectionBroke() throws Exception {
        String id = server.created(1000, "a.mp4");
        Path file = STATE.resolve("sources").resolve(id);
        server.patch(id, 0, new byte[20]);
        Files.write(file, new byte[50]);
        Files.writeString(STATE.resolve("sources").resolve(id + ".unproven"), "20");
        assertThat(server.offset(id)).isEqualTo(20);
        assertThat(fileLength(id)).isEqualTo(20);
        terminated(id);
    }

    @Test
    void saysThatTheDiskIsFullAndGoesOnWhenItIsNot() throws Exception {
        String id = server.created(1000, "a.mp4");
        Path file = STATE.resolve("sources").resolve(id);
        Files.createSymbolicLink(file, Path.of("/dev/full"));
        var refused = server.patch(id, 0, new byte[10]);
        assertThat(refused.statusCode()).isEqualTo(507);
        assertThat(code(refused)).isEqualTo("disk_full");
        Files.delete(file);
        assertThat(server.offset(id)).isZero();
        assertThat(server.patch(id, 0, new byte[10]).statusCode()).isEqualTo(204);
        terminated(id);
    }

    @Test
    void letsAClientGoOnWhileItsDeadConnectionStalls() throws Exception {
        String id = server.created(1000, "a.mp4");
        try (var stalled = RawRequest.patch(server, PLATFORM, id, 0, 900).send(new byte[100])) {
            Until.holds(() -> fileLength(id) == 100);
            assertThat(server.offset(id)).isEqualTo(100);
            assertThat(server.patch(id, 100, new byte[50]).statusCode()).isEqualTo(204);
            stalled.send(new byte[100]);
            assertThat(stalled.status()).contains("423");
            assertThat(server.offset(id)).isEqualTo(150);
        }
        terminated(id);
    }

    @Test
    void forgetsATerminatedUpload() {
        String id = server.created(1000, "a.mp4");
        server.patch(id, 0, new byte[10]);
        terminated(id);
        assertThat(server.head(id).statusCode()).isEqualTo(404);
        assertThat(server.patch(id, 10, new byte[10]).statusCode()).isEqualTo(404);
        assertThat(STATE.resolve("sources").resolve(id)).doesNotExist();
        assertThat(server.send(server.asOwner("/items/" + id)).statusCode()).isEqualTo(404);
    }

    @Test
    void doesNotTerminateWhatIsAnItemAlready() {
        String id = server.uploaded(Samples.sound());
        var answer = terminate(id);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(code(answer)).isEqualTo("upload_unknown");
    }

    @Test
    void refusesWhatIsNoMediaAndLeavesNothing() {
        byte[] text = "This is no film. ".repeat(500).getBytes(StandardCharsets.UTF_8);
        String id = server.created(text.length, "film.mp4");
        var answer = server.patch(id, 0, text);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(code(answer)).isEqualTo("media_unreadable");
        assertThat(server.head(id).statusCode()).isEqualTo(404);
        assertThat(STATE.resolve("sources").resolve(id)).doesNotExist();
        assertThat(BUCKET.keysOf(id)).isEmpty();
    }

    @Test
    void finishesAnUploadWhoseLastAnswerWasLost() throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.small());
        String id = server.created(bytes.length, "small.mp4");
        server.patch(id, 0, Arrays.copyOf(bytes, bytes.length - 10));
        Files.write(STATE.resolve("sources").resolve(id), bytes);
        assertThat(server.offset(id)).isEqualTo(bytes.length - 1);
        var answer = server.patch(id, bytes.length - 1, new byte[] {bytes[bytes.length - 1]});
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(BUCKET.read("sources/" + id + "/original")).isEqualTo(bytes);
    }

    @Test
    void forgetsAnUploadNobodyContinuedForADay() {
        String id = server.created(1000, "a.mp4");
        server.patch(id, 0, new byte[10]);
        String slow = server.created(1000, "slow.mp4");
        clock.forward(Duration.ofHours(23));
        server.patch(slow, 0, new byte[10]);
        upkeep.sweepAbandoned();
        assertThat(server.head(id).statusCode()).isEqualTo(200);
        clock.forward(Duration.ofHours(2));
        upkeep.sweepAbandoned();
        assertThat(server.head(id).statusCode()).isEqualTo(404);
        assertThat(STATE.resolve("sources").resolve(id)).doesNotExist();
        assertThat(server.offset(slow)).isEqualTo(10);
        terminated(slow);
    }

    private void terminated(String idOrLocation) {
        String id = idOrLocation.substring(idOrLocation.lastIndexOf('/') + 1);
        assertThat(terminate(id).statusCode()).isEqualTo(204);
    }

    private HttpResponse<String> terminate(String id) {
        return server.send(server.asOwner("/uploads/" + id)
                .header("Tus-Resumable", "1.0.0")
                .DELETE());
    }

    private long fileLength(String id) throws IOException {
        Path file = STATE.resolve("sources").resolve(id);
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
