package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.MEDIA;
import static ly.ptsd.gateway.Behind.TENANT;
import static ly.ptsd.gateway.Behind.aim;
import static ly.ptsd.gateway.Behind.media;
import static ly.ptsd.gateway.Behind.mediaToken;
import static ly.ptsd.gateway.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Nobody holds a connection by being slow: neither a caller nor a service. */
@TestPropertySource(
        properties = {
            "ptsd.gateway.patience.headers=300ms",
            "ptsd.gateway.patience.body=400ms",
            "ptsd.gateway.patience.slowest-body=10B",
            "ptsd.gateway.patience.idle=600ms",
            "ptsd.gateway.patience.answer=500ms",
            "ptsd.gateway.patience.stream=700ms"
        })
class PatienceScenarioTests extends GatewayScenario {

    private static final long OFTEN = 50;
    private static final long SELDOM = 250;

    private static final String UPLOAD =
            "PATCH " + MEDIA + "/uploads/slow HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ";

    @Test
    void cutsOffHeadersThatTrickleIn() throws Exception {
        try (var socket = caller.connect();
                var drops = Executors.newVirtualThreadPerTaskExecutor()) {
            drops.submit(() -> trickle(socket, OFTEN, "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(1000)));
            assertThat(everything(socket))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("application/problem+json")
                    .contains("\"code\":\"request_too_slow\"");
        }
    }

    /** Bytes that nobody read must not take the answer with them. */
    @Test
    void letsARefusedCallerWhoStillSendsReadWhy() throws Exception {
        try (var socket = caller.connect();
                var sender = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = sender.submit(() -> {
                write(socket, "GET * HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4000000\r\n\r\n");
                write(socket, "a".repeat(4_000_000));
                return null;
            });
            assertThat(everything(socket)).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
            sent.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void cutsOffABodyThatStopsComing() throws Exception {
        var cut = new CountDownLatch(1);
        media.at(MEDIA + "/uploads/slow", exchange -> readUntilCut(exchange, cut));
        try (var socket = caller.connect()) {
            write(socket, UPLOAD + mediaToken(TENANT) + "\r\nContent-Length: 1000\r\n\r\nhello");
            assertThat(everything(socket)).startsWith("HTTP/1.1 408 ").contains("\"code\":\"request_too_slow\"");
        }
        assertThat(cut.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void cutsOffABodyThatTricklesIn() throws Exception {
        var cut = new CountDownLatch(1);
        media.at(MEDIA + "/uploads/slow", exchange -> readUntilCut(exchange, cut));
        try (var socket = caller.connect();
                var drops = Executors.newVirtualThreadPerTaskExecutor()) {
            write(socket, UPLOAD + mediaToken(TENANT) + "\r\nContent-Length: 100\r\n\r\n");
            drops.submit(() -> trickle(socket, SELDOM, "a".repeat(100)));
            assertThat(everything(socket)).startsWith("HTTP/1.1 408 ").contains("\"code\":\"request_too_slow\"");
            drops.shutdownNow();
        }
        assertThat(cut.await(10, TimeUnit.SECONDS)).isTrue();
    }

    /** The service has to be let go too, not only its bytes left lying. */
    @Test
    void letsGoOfACallerWhoDoesNotRead() throws Exception {
        var cut = new CountDownLatch(1);
        media.at(MEDIA + "/play/s/m/endless.m4s", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "video/mp4");
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write(new byte[65_536]);
                }
            } catch (IOException gone) {
                cut.countDown();
            }
        });
        try (var socket = caller.connect()) {
            write(socket, "GET " + MEDIA + "/play/s/m/endless.m4s HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(cut.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void waitsForABodyThatComesInTime() throws Exception {
        media.at(MEDIA + "/uploads/steady", exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            Upstream.send(exchange, 200, "application/json", "{\"length\":" + body.length + "}");
        });
        try (var socket = caller.connect()) {
            write(
                    socket,
                    UPLOAD.replace("/slow", "/steady") + mediaToken(TENANT)
                            + "\r\nConnection: close\r\nContent-Length: 20\r\n\r\n");
            trickle(socket, OFTEN, "a".repeat(20));
            assertThat(everything(socket)).startsWith("HTTP/1.1 200 ").endsWith("{\"length\":20}");
        }
    }

    @Test
    void endsAConnectionOnWhichNothingIsAsked() throws Exception {
        try (var socket = caller.connect()) {
            assertThat(everything(socket)).isEmpty();
        }
        try (var socket = caller.connect()) {
            write(socket, "GET /api/plans HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(everything(socket)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void keepsAConnectionForTheNextRequest() throws Exception {
        try (var socket = caller.connect()) {
            for (int i = 0; i < 3; i++) {
                write(socket, "GET /api/plans HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(new String(socket.getInputStream().readNBytes(15), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 200 OK");
                skipAnswer(socket);
            }
        }
    }

    @Test
    void tellsWhenAServiceDoesNotAnswerInTime() throws Exception {
        var end = new CountDownLatch(1);
        aim.at("/api/machines/asleep", exchange -> awaitQuietly(end));
        refused(caller.get("/api/machines/asleep"), 504, "server_timeout");
        end.countDown();
    }

    @Test
    void tellsWhenAServiceNeverAnswersAnUpload() throws Exception {
        var end = new CountDownLatch(1);
        media.at(MEDIA + "/uploads/asleep", exchange -> awaitQuietly(end));
        refused(caller.as(MEDIA + "/uploads/asleep", mediaToken(TENANT)), 504, "server_timeout");
        end.countDown();
    }

    @Test
    void breaksOffAnAnswerThatStopsComing() {
        var end = new CountDownLatch(1);
        media.at(MEDIA + "/play/s/m/stalled.m4s", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "video/mp4");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            awaitQuietly(end);
        });
        assertThatThrownBy(() -> caller.get(MEDIA + "/play/s/m/stalled.m4s")).isInstanceOf(IOException.class);
        end.countDown();
    }

    /** A byte at a time: never silent for long, never done. */
    private static Void trickle(Socket socket, long pauseMillis, String text) throws Exception {
        var pause = new CountDownLatch(1);
        for (byte letter : text.getBytes(StandardCharsets.US_ASCII)) {
            socket.getOutputStream().write(letter);
            pause.await(pauseMillis, TimeUnit.MILLISECONDS);
        }
        return null;
    }

    private static void skipAnswer(Socket socket) throws IOException {
        var text = new StringBuilder();
        while (!text.toString().endsWith("\r\n\r\n{}")) {
            text.append((char) socket.getInputStream().read());
        }
    }

    private static void readUntilCut(HttpExchange exchange, CountDownLatch cut) {
        try {
            exchange.getRequestBody().readAllBytes();
        } catch (IOException gone) {
            cut.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch end) {
        try {
            end.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String everything(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
