package ly.ptsd.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A connection that becomes a WebSocket stays one, however long nobody says anything. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"ptsd.gateway.patience.headers=200ms", "ptsd.gateway.patience.idle=200ms"})
class WebSocketScenarioTests {

    private static final DisposableServer echo = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(routes -> routes.ws(
                    "/s/echo", (in, out) -> out.sendString(in.receive().asString())))
            .bindNow();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry properties) {
        Behind.places(properties);
        properties.add("ptsd.gateway.links-url", () -> "http://127.0.0.1:" + echo.port());
    }

    @AfterAll
    static void stop() {
        echo.disposeNow();
    }

    @Test
    void carriesMessagesBothWays() throws Exception {
        var heard = new CompletableFuture<String>();
        var socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/s/echo"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                        heard.complete(text.toString());
                        return null;
                    }
                })
                .get(10, TimeUnit.SECONDS);
        var quiet = new CompletableFuture<Void>().completeOnTimeout(null, 600, TimeUnit.MILLISECONDS);
        quiet.get();
        socket.sendText("안녕", true).get(10, TimeUnit.SECONDS);
        assertThat(heard.get(10, TimeUnit.SECONDS)).isEqualTo("안녕");
        socket.abort();
    }
}
