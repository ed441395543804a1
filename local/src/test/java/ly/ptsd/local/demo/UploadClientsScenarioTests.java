package ly.ptsd.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Clients as anybody has them upload to the media server, through the gateway. */
@Tag("scenario")
class UploadClientsScenarioTests {

    private static final int LENGTH = 3 << 20;

    /** Each third of it is large enough for S3 to copy it. */
    private static final int LENGTH_OF_THREE = 18 << 20;

    private static final Path CLIENTS = SharedPlatform.PROJECT.resolve("frontend/clients");
    private static final Path DOCUMENT = SharedPlatform.PROJECT.resolve("media-service/README.md");

    private static SharedPlatform shared;
    private static Path clip;

    @BeforeAll
    static void start() throws Exception {
        shared = SharedPlatform.get();
        clip = shared.clips().video(1);
    }

    private static Path film(String name, int length) throws IOException {
        Path padded = Files.copy(clip, shared.folder().resolve(name));
        int left = Math.toIntExact(length - Files.size(clip));
        byte[] box = new byte[left];
        new Random(1).nextBytes(box);
        byte[] head = {(byte) (left >> 24), (byte) (left >> 16), (byte) (left >> 8), (byte) left, 'f', 'r', 'e', 'e'};
        System.arraycopy(head, 0, box, 0, head.length);
        return Files.write(padded, box, StandardOpenOption.APPEND);
    }

    @Test
    void takesThreePartsAtOnceFromTusJsClientThatIsStoppedAndGoesOn() throws Exception {
        Path film = film("제주의 바다.mp4", LENGTH_OF_THREE);
        assertArrives(ran("tus-js-client.mjs", film), film);
    }

    @Test
    void takesAFileFromUppyThatIsPaused() throws Exception {
        Path film = film("바다.mp4", LENGTH);
        assertArrives(ran("uppy.mjs", film), film);
    }

    @Test
    void takesAFileFromCurlAsItIsDocumented() throws Exception {
        Path film = film("한라산.mp4", LENGTH);
        var bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", documented() + "\necho \"$upload\"");
        bash.environment()
                .putAll(Map.of(
                        "ORIGIN", shared.platform().origin().toString(),
                        "TENANT", shared.tenantId(),
                        "TOKEN", shared.media().get(),
                        "FILE", film.toString(),
                        "LC_ALL", "C.UTF-8"));
        assertArrives(output(bash), film);
    }

    /** The commands of the document themselves. */
    private static String documented() throws IOException {
        String text = Files.readString(DOCUMENT);
        int begin = text.indexOf("```bash\n") + "```bash\n".length();
        return text.substring(begin, text.indexOf("```", begin));
    }

    private static String ran(String client, Path film) throws Exception {
        String uploads = shared.platform().origin() + "/api/media/" + shared.tenantId() + "/uploads";
        var command = new ProcessBuilder(
                "node",
                CLIENTS.resolve(client).toString(),
                uploads,
                shared.media().get(),
                film.toString(),
                film.getFileName().toString());
        return output(command);
    }

    private static String output(ProcessBuilder command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile(shared.folder(), "client", ".log");
        var process = command.redirectError(errors.toFile()).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(() -> printed + text(errors)).isZero();
        return printed.strip();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void assertArrives(String address, Path film) throws Exception {
        String id = address.substring(address.lastIndexOf('/') + 1);
        String path = "/api/media/" + shared.tenantId() + "/items/" + id;
        var client = shared.client();
        JsonNode item = client.json(client.to(path, shared.media().get()).GET());
        assertThat(item.path("fileName").asString())
                .isEqualTo(film.getFileName().toString());
        assertThat(item.path("state").asString()).isNotEqualTo("UPLOADING");
        String from = client.json(
                        client.to(path + "/download", shared.media().get()).GET())
                .path("url")
                .asString();
        assertThat(bytes(from)).isEqualTo(Files.readAllBytes(film));
        client.answer(client.to(path, shared.media().get()).DELETE());
        client.answer(client.to(
                        "/api/media/" + shared.tenantId() + "/trash/" + id,
                        shared.media().get())
                .DELETE());
        assertThat(uploads()).noneMatch(one -> one.path("state").asString().equals("UPLOADING"));
    }

    private static List<JsonNode> uploads() {
        var client = shared.client();
        return client.json(client.to(
                                "/api/media/" + shared.tenantId() + "/items?state=UPLOADING",
                                shared.media().get())
                        .GET())
                .path("items")
                .valueStream()
                .toList();
    }

    private static byte[] bytes(String address) throws IOException, InterruptedException {
        var http = java.net.http.HttpClient.newHttpClient();
        return http.send(
                        HttpRequest.newBuilder(URI.create(address)).build(),
                        java.net.http.HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }
}
