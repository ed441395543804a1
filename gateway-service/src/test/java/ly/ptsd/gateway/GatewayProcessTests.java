package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.accessToken;
import static ly.ptsd.gateway.Behind.addressPath;
import static ly.ptsd.gateway.Behind.aim;
import static ly.ptsd.gateway.Behind.mediaToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.Unpooled;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.JdkSslContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A gigabyte each way through a heap of 256 MB, and an end in which nothing is lost. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GatewayProcessTests {

    private static final long GIGABYTE = 1L << 30;
    private static final int PIECE = 1 << 16;
    private static final String TENANT = "gigabytes222";
    private static final String MEDIA = "/api/media/" + TENANT;

    private static DisposableServer media;
    private static GatewayProcess gateway;

    @BeforeAll
    static void start() {
        var piece = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(new byte[PIECE]));
        media = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .secure(tls -> tls.sslContext(new JdkSslContext(Behind.anyTenants, false, ClientAuth.NONE)))
                .route(routes -> routes.get(
                                "/**",
                                (request, response) -> response.header("Content-Type", "video/mp4")
                                        .header("Content-Length", Long.toString(GIGABYTE))
                                        .send(Flux.range(0, (int) (GIGABYTE / PIECE))
                                                .map(i -> piece.duplicate())))
                        .route(
                                request -> true,
                                (request, response) -> request.receive()
                                        .map(bytes -> (long) bytes.readableBytes())
                                        .reduce(0L, Long::sum)
                                        .flatMap(length -> response.header("Content-Type", "application/json")
                                                .sendString(Mono.just(Long.toString(length)))
                                                .then())))
                .bindNow();
        aim.json(addressPath(TENANT), 200, Behind.address(TENANT, URI.create("https://127.0.0.1:" + media.port()), 1));
        gateway = new GatewayProcess("-Xmx256m", "-XX:MaxDirectMemorySize=128m");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        media.disposeNow();
    }

    @Test
    @Order(1)
    void passesAGigabyteDown() throws Exception {
        var caller = gateway.caller();
        var answer = caller.http.send(
                caller.request("GET", MEDIA + "/play/s/m/large.mp4", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            assertThat(body.transferTo(OutputStream.nullOutputStream())).isEqualTo(GIGABYTE);
        }
        assertThat(gateway.isRunning()).isTrue();
    }

    @Test
    @Order(2)
    void passesAGigabyteUp() throws Exception {
        var caller = gateway.caller();
        var token = mediaToken(TENANT);
        var answer = caller.http.send(
                caller.request("PATCH", MEDIA + "/uploads/large", BodyPublishers.ofInputStream(Zeros::new))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo(Long.toString(GIGABYTE));
        assertThat(gateway.isRunning()).isTrue();
    }

    @Test
    @Order(3)
    void answersWhatIsUnderWayWhenToldToEnd() throws Exception {
        var asked = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        Behind.user.at("/api/users/slow", exchange -> {
            asked.countDown();
            try {
                end.await(15, TimeUnit.SECONDS);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            Upstream.send(exchange, 200, "application/json", "{\"kept\":true}");
        });
        var caller = gateway.caller();
        var answer = caller.http.sendAsync(
                caller.request("GET", "/api/users/slow", BodyPublishers.noBody())
                        .header("Authorization", "Bearer " + accessToken())
                        .build(),
                BodyHandlers.ofString());
        assertThat(asked.await(15, TimeUnit.SECONDS)).isTrue();
        gateway.tellToEnd();
        await().atMost(Duration.ofSeconds(15)).until(() -> refusesConnections(caller.port));
        assertThatThrownBy(() -> gateway.caller().get("/")).isInstanceOf(IOException.class);
        end.countDown();
        assertThat(answer.get(15, TimeUnit.SECONDS).body()).isEqualTo("{\"kept\":true}");
        assertThat(gateway.hasEnded(Duration.ofSeconds(30))).isTrue();
    }

    private static boolean refusesConnections(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return false;
        } catch (IOException refused) {
            return true;
        }
    }

    /** A gigabyte that nobody stores. */
    private static final class Zeros extends InputStream {

        private long left = GIGABYTE;

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(left, length);
            left -= read;
            return read;
        }
    }
}
