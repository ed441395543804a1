package ly.ptsd.gateway;

import static ly.ptsd.gateway.Caller.refused;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

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
}
