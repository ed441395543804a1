package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.MEDIA;
import static ly.ptsd.gateway.Behind.accessToken;
import static ly.ptsd.gateway.Behind.address;
import static ly.ptsd.gateway.Behind.addressPath;
import static ly.ptsd.gateway.Behind.aim;
import static ly.ptsd.gateway.Behind.media;
import static ly.ptsd.gateway.Behind.mediaToken;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Bodies that pass through as they come. */
class StreamingScenarioTests extends GatewayScenario {
    @Test
    void streamsAnUploadAsItComesAndTellsTheServerWhenTheCallerIsGone() throws Exception {
        var firstBytes = new CountDownLatch(1);
        var cut = new CountDownLatch(1);
        var tenant = "uploading222";
        try (var server = new RawServer((headers, connection) -> {
                    var body = connection.getInputStream();
                    body.readNBytes(5);
                    firstBytes.countDown();
                    try {
                        body.transferTo(OutputStream.nullOutputStream());
                    } finally {
                        cut.countDown();
                    }
                });
                var socket = new Socket("127.0.0.1", caller.port)) {
            aim.json(addressPath(tenant), 200, address(tenant, server.uri(), 1));
            socket.getOutputStream()
                    .write(("PATCH /api/media/" + tenant
                                    + "/uploads/u1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + mediaToken(tenant)
                                    + "\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: 1000000"
                                    + "\r\n\r\nhello")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(firstBytes.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(cut.getCount()).isOne();
            socket.close();
            assertThat(cut.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void passesRangesBothWays() throws Exception {
        media.at(MEDIA + "/play/s/m/ranged.m4s", exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Range")).isEqualTo("bytes=2-4");
            exchange.getResponseHeaders().set("Content-Range", "bytes 2-4/10");
            exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
            Upstream.send(exchange, 206, "video/mp4", "cde");
        });
        var answer = caller.get(MEDIA + "/play/s/m/ranged.m4s", "Range", "bytes=2-4");
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.headers().firstValue("Content-Range")).hasValue("bytes 2-4/10");
        assertThat(answer.headers().firstValue("Accept-Ranges")).hasValue("bytes");
        assertThat(answer.body()).isEqualTo("cde");
    }

    @Test
    void passesEachEventOnAsItHappens() throws Exception {
        var second = new CountDownLatch(1);
        aim.at("/api/subscriptions/x/timeline", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("data: one\n\n".getBytes(StandardCharsets.US_ASCII));
            exchange.getResponseBody().flush();
            awaitQuietly(second);
            exchange.getResponseBody().write("data: two\n\n".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        var answer = caller.http.send(
                caller.request("GET", "/api/subscriptions/x/timeline", BodyPublishers.noBody())
                        .header("Authorization", "Bearer " + accessToken())
                        .build(),
                BodyHandlers.ofInputStream());
        assertThat(answer.body().readNBytes(11)).asString().isEqualTo("data: one\n\n");
        second.countDown();
        assertThat(answer.body().readAllBytes()).asString().isEqualTo("data: two\n\n");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
