package ly.ptsd.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTests {

    private static final byte[] FILM = "a film, which is short".getBytes(StandardCharsets.UTF_8);

    /** A server that keeps what comes, and then may refuse all the same. */
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    private final Queue<String> refusals = new ArrayDeque<>();

    @TempDir
    Path folder;

    private HttpServer server;
    private Upload upload;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        var client =
                new Client(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        upload = new Upload(client, Tokens.media(client, "mine", Tokens.access(client)), "tenant");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksHowFarItIsAfterARefusalThatMayHaveKeptBytes() throws IOException {
        refusals.add("server_replaced");

        assertThat(upload.send(film(), _ -> {})).isEqualTo("one");

        assertThat(kept.toByteArray()).isEqualTo(FILM);
    }

    @Test
    void doesNotSendAgainWhatIsNoMedia() throws IOException {
        refusals.add("media_unreadable");
        Path film = film();

        assertThatThrownBy(() -> upload.send(film, _ -> {})).isInstanceOf(Problem.class);
    }

    private Path film() throws IOException {
        return Files.write(folder.resolve("film.mp4"), FILM);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod() + " " + exchange.getRequestURI()) {
                case "POST /api/auth/refresh" -> end(exchange, 200, token("accessToken"));
                case "POST /api/subscriptions/mine/media-token" -> end(exchange, 200, token("token"));
                case "POST /api/media/tenant/uploads" -> {
                    exchange.getResponseHeaders().add("Location", "/api/media/tenant/uploads/one");
                    end(exchange, 201, "");
                }
                case "PATCH /api/media/tenant/uploads/one" -> patch(exchange);
                default -> reached(exchange, 200);
            }
        }
    }

    private void patch(HttpExchange exchange) throws IOException {
        long offset = Long.parseLong(exchange.getRequestHeaders().getFirst("Upload-Offset"));
        byte[] piece = exchange.getRequestBody().readAllBytes();
        if (offset != kept.size()) {
            end(exchange, 409, "{\"code\":\"upload_offset_mismatch\"}");
            return;
        }
        kept.write(piece);
        if (refusals.isEmpty()) {
            reached(exchange, 204);
        } else {
            end(exchange, 503, "{\"code\":\"%s\"}".formatted(refusals.remove()));
        }
    }

    private void reached(HttpExchange exchange, int status) throws IOException {
        exchange.getResponseHeaders().add("Upload-Offset", Integer.toString(kept.size()));
        exchange.sendResponseHeaders(status, -1);
    }

    private static String token(String field) {
        return "{\"%s\":\"secret\",\"expiresAt\":\"%s\"}"
                .formatted(field, Instant.now().plusSeconds(600));
    }

    private static void end(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
