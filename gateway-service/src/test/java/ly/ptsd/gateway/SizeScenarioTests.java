package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.accessToken;
import static ly.ptsd.gateway.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much a caller may send. */
class SizeScenarioTests extends GatewayScenario {

    @Test
    void refusesLargeBodiesForTheApi() throws Exception {
        var large = HttpRequest.newBuilder(caller.uri("/api/auth/refresh"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[2 * 1024 * 1024]))
                .build();
        refused(caller.http.send(large, BodyHandlers.ofString()), 413, "body_too_large");
        var undeclared = HttpRequest.newBuilder(caller.uri("/api/auth/refresh"))
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(new byte[2 * 1024 * 1024])))
                .build();
        refused(caller.http.send(undeclared, BodyHandlers.ofString()), 413, "body_too_large");
    }

    @Test
    void letsAPictureBeLarger() throws Exception {
        var token = accessToken();
        var picture = BodyPublishers.ofByteArray(new byte[5 * 1024 * 1024]);
        var answer = caller.send("PUT", "/api/users/me/picture", picture, "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).isEqualTo(200);
        var tooLarge = BodyPublishers.ofByteArray(new byte[6 * 1024 * 1024 + 1]);
        refused(
                caller.send("PUT", "/api/users/me/picture", tooLarge, "Authorization", "Bearer " + token),
                413,
                "body_too_large");
    }

    @Test
    void refusesAddressesThatAreTooLong() throws Exception {
        refused(caller.get("/" + "a".repeat(9_000)), 414, "uri_too_long");
    }

    @Test
    void refusesHeadersThatAreTooLarge() throws Exception {
        refused(caller.get("/", "X-Large", "a".repeat(17_000)), 431, "headers_too_large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX-A: b\u0000c\r\n\r\n",
                "GET /a|b HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /api/auth/refresh HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            })
    void refusesWhatIsNoRequest(String bytes) throws Exception {
        assertThat(caller.raw(bytes))
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json")
                .contains("\"code\":\"request_invalid\"");
    }
}
