package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.MEDIA;
import static ly.ptsd.gateway.Behind.TENANT;
import static ly.ptsd.gateway.Behind.media;
import static ly.ptsd.gateway.Behind.mediaToken;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
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
        media.at(MEDIA + "/uploads/u1", exchange -> {
            var body = exchange.getRequestBody();
            try {
                body.readNBytes(5);
                firstBytes.countDown();
                while (body.read() >= 0) {
                    // what still comes
                }
            } catch (IOException gone) {
                cut.countDown();
            }
        });
        try (var socket = new Socket("127.0.0.1", caller.port)) {
            socket.getOutputStream()
                    .write(("PATCH " + MEDIA + "/uploads/u1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + mediaToken(TENANT)
                                    + "\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: 1000000\r\n\r\nhello")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(firstBytes.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(cut.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
