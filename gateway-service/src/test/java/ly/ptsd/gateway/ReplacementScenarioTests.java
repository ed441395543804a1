package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.MEDIA;
import static ly.ptsd.gateway.Behind.TENANT;
import static ly.ptsd.gateway.Behind.address;
import static ly.ptsd.gateway.Behind.addressPath;
import static ly.ptsd.gateway.Behind.aim;
import static ly.ptsd.gateway.Behind.media;
import static ly.ptsd.gateway.Behind.mediaToken;
import static ly.ptsd.gateway.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Services that come and go in a rolling update. */
class ReplacementScenarioTests extends GatewayScenario {

    @Test
    void connectsAgainWhenAServiceIsJustBeingReplaced() throws Exception {
        var replaced = "replacedone2";
        int address;
        try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = gone.getLocalPort();
        }
        aim.json(addressPath(replaced), 200, address(replaced, URI.create("https://127.0.0.1:" + address), 1));
        var token = mediaToken(replaced);
        var patch = HttpRequest.newBuilder(caller.uri("/api/media/" + replaced + "/uploads/u"))
                .header("Authorization", "Bearer " + token)
                .method("PATCH", HttpRequest.BodyPublishers.ofString("the whole body"))
                .build();
        var answer = caller.http.sendAsync(patch, BodyHandlers.ofString());
        await().until(() -> aim.asked(addressPath(replaced)));
        try (var back = Upstream.mediaServer(address, Behind.anyTenants)) {
            assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertThat(back.last().body()).asString().isEqualTo("the whole body");
        }
    }

    @Test
    void asksAgainOnlyWhatIsSafeWhenAServiceHangsUp() throws Exception {
        var asked = new AtomicInteger();
        media.at(MEDIA + "/uploads/hung-up", exchange -> {
            exchange.getRequestBody().readAllBytes();
            if (asked.incrementAndGet() == 1) {
                throw new IOException("hangs up without an answer");
            }
            Upstream.send(exchange, 200, "application/json", "{}");
        });
        var token = mediaToken(TENANT);
        assertThat(caller.as(MEDIA + "/uploads/hung-up", token).statusCode()).isEqualTo(200);
        assertThat(asked).hasValue(2);

        asked.set(0);
        var post = HttpRequest.newBuilder(caller.uri(MEDIA + "/uploads/hung-up"))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString("once"))
                .build();
        refused(caller.http.send(post, BodyHandlers.ofString()), 503, "server_unreachable");
        assertThat(asked).hasValue(1);
    }
}
