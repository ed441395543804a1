package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.MEDIA;
import static ly.ptsd.gateway.Behind.TENANT;
import static ly.ptsd.gateway.Behind.access;
import static ly.ptsd.gateway.Behind.links;
import static ly.ptsd.gateway.Behind.media;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One line for each request, and no secret in any. */
class AccessLogScenarioTests extends GatewayScenario {

    private static final String SESSION = "Z3VhcmQtdGhpcy1zZXNzaW9u";

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final ListAppender<ILoggingEvent> others = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        others.start();
        logger("access").addAppender(lines);
        logger(Logger.ROOT_LOGGER_NAME).addAppender(others);
    }

    @AfterEach
    void hush() {
        logger("access").detachAppender(lines);
        logger(Logger.ROOT_LOGGER_NAME).detachAppender(others);
    }

    @Test
    void tellsWhatWasAskedAndAnswered() throws Exception {
        links.json("/s/slug1234567", 200, "0123456789");
        var answer = caller.get("/s/slug1234567?password=secret", "X-Request-Id", "my-request-1");
        var line = lineOf(answer.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(line.get("requestId").asString()).isEqualTo("my-request-1");
        assertThat(line.get("method").asString()).isEqualTo("GET");
        assertThat(line.get("route").asString()).isEqualTo("/s/**");
        assertThat(line.get("status").asInt()).isEqualTo(200);
        assertThat(line.get("bytes").asInt()).isEqualTo(10);
        assertThat(line.get("ms").asInt()).isBetween(0, 10_000);
        assertThat(line.get("aborted").asBoolean()).isFalse();
        assertThat(line.get("account").isNull()).isTrue();
        assertThat(line.get("time").asString()).endsWith("Z");
    }

    @Test
    void namesAnAccountByADigest() throws Exception {
        var account = "0b4a47c1-7ee6-4b6a-9bd1-6e3d5a9d0001";
        var token = access.token("ptsd-api").subject(account).compact();
        var answer = caller.as("/api/users/me", token);
        var line = lineOf(answer.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(line.get("account").asString()).matches("[0-9a-f]{16}");
        assertThat(everything()).doesNotContain(account).doesNotContain(token);
    }

    @Test
    void logsWhatWasRefused() throws Exception {
        var refused = caller.get("/api/users/me");
        var line = lineOf(refused.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(line.get("status").asInt()).isEqualTo(401);
        assertThat(line.get("route").asString()).isEqualTo("/api/users/**");
        var nowhere = caller.get("/api/unknown");
        assertThat(lineOf(nowhere.headers().firstValue("X-Request-Id").orElseThrow())
                        .get("route")
                        .asString())
                .isEqualTo("-");
    }

    @Test
    void logsWhatWasNoRequest() throws Exception {
        var answer = caller.raw("nonsense\r\n\r\n");
        var id = answer.lines()
                .filter(header -> header.regionMatches(true, 0, "X-Request-Id: ", 0, 14))
                .map(header -> header.substring(14))
                .findFirst()
                .orElseThrow();
        var line = lineOf(id);
        assertThat(line.get("method").asString()).isEqualTo("-");
        assertThat(line.get("status").asInt()).isEqualTo(400);
    }

    @Test
    void logsCallersWhoLeave() throws Exception {
        var asked = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        media.at(MEDIA + "/play/left/m/x.m4s", exchange -> {
            asked.countDown();
            try {
                end.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        try (var socket = caller.connect()) {
            socket.getOutputStream()
                    .write(("GET " + MEDIA
                                    + "/play/left/m/x.m4s HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: left-early-1\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        }
        var line = lineOf("left-early-1");
        assertThat(line.get("status").asInt()).isEqualTo(499);
        assertThat(line.get("aborted").asBoolean()).isTrue();
        end.countDown();
    }

    /** Whatever becomes of the request: an answer, a refusal, an error, a broken connection. */
    @Test
    void knowsPlayPathsByTheirTemplateOnly() throws Exception {
        var path = "/play/" + SESSION + "/m/";
        media.at(MEDIA + path + "page", exchange -> Upstream.send(exchange, 200, "text/html", "<p>"));
        media.at(MEDIA + path + "cut", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "video/mp4");
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(1);
            throw new java.io.IOException("cut");
        });
        Behind.aim.json(
                Behind.addressPath("nobodythere2"),
                200,
                Behind.address("nobodythere2", URI.create("https://127.0.0.1:1"), 1));
        var answer = caller.get(MEDIA + path + "master.m3u8?t=" + SESSION);
        caller.get(MEDIA + path + "page");
        caller.get("/api/media/nobodythere2" + path + "x");
        caller.get("/api/media/NO" + path + "x");
        caller.raw("GET " + MEDIA + path + "cut HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        caller.raw("GET " + MEDIA + path + "|bad HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        caller.raw("GET " + MEDIA + path + "x" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(lineOf(answer.headers().firstValue("X-Request-Id").orElseThrow())
                        .get("route")
                        .asString())
                .isEqualTo("/api/media/{tenant}/play/{session}/**");
        await().until(() -> lines.list.size() >= 7);
        assertThat(everything()).doesNotContain(SESSION).doesNotContain(TENANT);
        assertThat(scraped()).contains("jvm_memory").doesNotContain(SESSION).doesNotContain(TENANT);
    }

    private JsonNode lineOf(String requestId) {
        return await().until(
                        () -> List.copyOf(lines.list).stream()
                                .map(event -> new JsonMapper().readTree(event.getFormattedMessage()))
                                .filter(line ->
                                        requestId.equals(line.get("requestId").asString(null)))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private String everything() {
        var text = new StringBuilder();
        for (var event : List.copyOf(lines.list)) {
            text.append(event.getFormattedMessage()).append('\n');
        }
        for (var event : List.copyOf(others.list)) {
            text.append(event.getFormattedMessage())
                    .append(
                            event.getThrowableProxy() == null
                                    ? ""
                                    : event.getThrowableProxy().getMessage())
                    .append('\n');
        }
        return text.toString();
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
