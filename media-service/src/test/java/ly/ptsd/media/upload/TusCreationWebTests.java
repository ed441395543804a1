package ly.ptsd.media.upload;

import static ly.ptsd.media.MediaServer.code;
import static ly.ptsd.media.MediaServer.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.function.Consumer;
import ly.ptsd.media.MediaServer;
import ly.ptsd.media.MediaServerTest;
import ly.ptsd.media.RawRequest;
import ly.ptsd.media.Samples;
import ly.ptsd.media.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An upload whose first bytes come with its creation (tus 1.0, Creation With Upload). */
class TusCreationWebTests extends MediaServerTest {

    @Test
    void takesTheFirstBytesWithTheCreation() throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.small());
        var created = createdWith(bytes.length, Arrays.copyOf(bytes, 1000), request -> {});
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(header(created, "Upload-Offset")).isEqualTo("1000");
        String id = header(created, "Location").replaceFirst(".*/", "");
        assertThat(server.patch(id, 1000, Arrays.copyOfRange(bytes, 1000, bytes.length))
                        .statusCode())
                .isEqualTo(204);
        assertThat(BUCKET.read("sources/" + id + "/original")).isEqualTo(bytes);
    }

    @Test
    void takesAWholeFileWithTheCreation() throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.sound());
        var created = createdWith(bytes.length, bytes, request -> {});
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(header(created, "Upload-Offset")).isEqualTo(Integer.toString(bytes.length));
        assertThat(header(created, "Upload-Expires")).isEmpty();
        String id = header(created, "Location").replaceFirst(".*/", "");
        assertThat(server.item(id).path("durationSeconds").asDouble()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "5,  sha1 AAAA, 460, checksum_mismatch",
        "3,  '',        413, upload_too_long",
        "5,  md5 AAAA,  400, checksum_algorithm_unsupported",
        "5,  '',        422, media_unreadable"
    })
    void keepsNothingOfACreationWhoseFirstBytesAreRefused(int length, String checksum, int status, String code) {
        int before = items();
        var answer = createdWith(length, new byte[5], request -> {
            if (!checksum.isEmpty()) {
                request.header("Upload-Checksum", checksum);
            }
        });
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(code(answer)).isEqualTo(code);
        assertThat(items()).isEqualTo(before);
    }

    @Test
    void keepsNothingOfACreationThatIsCutOff() throws Exception {
        int before = items();
        var request = RawRequest.creation(server, PLATFORM, 1000).send(new byte[300]);
        Until.holds(() -> items() > before);
        request.cut();
        Until.holds(() -> items() == before);
    }

    private HttpResponse<String> createdWith(int length, byte[] bytes, Consumer<HttpRequest.Builder> change) {
        var request = server.asOwner("/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", Integer.toString(length))
                .header("Content-Type", "application/offset+octet-stream")
                .POST(BodyPublishers.ofByteArray(bytes));
        change.accept(request);
        return server.send(request);
    }

    private int items() {
        return MediaServer.json(server.send(server.asOwner("/items")))
                .path("items")
                .size();
    }
}
