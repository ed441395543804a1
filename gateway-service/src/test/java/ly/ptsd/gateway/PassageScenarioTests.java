package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.links;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and answers with bodies of every kind, and with none. */
class PassageScenarioTests extends GatewayScenario {

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 65_536, 65_537, 3_000_000})
    void passesAnswersOfEveryLength(int length) throws Exception {
        links.at("/s/long", exchange -> Upstream.send(exchange, 200, "text/plain", "x".repeat(length)));
        var answer = caller.get("/s/long");
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(length);
        assertThat(answer.body()).isEqualTo("x".repeat(length));
    }

    @Test
    void passesAnAnswerWhoseLengthNobodyKnowsBeforehand() throws Exception {
        links.at("/s/parts", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 3; i++) {
                exchange.getResponseBody().write("part".getBytes(StandardCharsets.US_ASCII));
                exchange.getResponseBody().flush();
            }
            exchange.close();
        });
        var answer = caller.get("/s/parts");
        assertThat(answer.headers().firstValue("Transfer-Encoding")).hasValue("chunked");
        assertThat(answer.body()).isEqualTo("partpartpart");
    }

    /** The length is that of the answer to a GET; what comes next on the connection is not taken for it. */
    @ParameterizedTest
    @ValueSource(strings = {"HEAD /s/head", "GET /s/same"})
    void passesALengthWithoutABody(String request) throws Exception {
        links.at("/s/head", exchange -> {
            exchange.getResponseHeaders().set("Content-Length", "1000");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        links.at("/s/same", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"x\"");
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
        });
        try (var connection = caller.connect()) {
            RawServer.write(connection, request + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            var head = RawServer.headers(connection.getInputStream());
            assertThat(head.startsWith("HTTP/1.1 304 ") || head.contains("Content-length: 1000"))
                    .as(head)
                    .isTrue();
            RawServer.write(connection, "GET /api/plans HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(connection.getInputStream().readAllBytes())
                    .asString(StandardCharsets.US_ASCII)
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("\r\n\r\n{}");
        }
    }

    @Test
    void passesAnAnswerWithNothingInIt() throws Exception {
        links.at("/s/nothing", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        assertThat(caller.get("/s/nothing").statusCode()).isEqualTo(204);
        links.at("/s/empty", exchange -> Upstream.send(exchange, 200, "text/plain", ""));
        assertThat(caller.get("/s/empty").body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "DELETE", "PATCH", "GET"})
    void passesRequestsWithAndWithoutABody(String method) throws Exception {
        caller.send(method, "/s/body", BodyPublishers.noBody());
        assertThat(links.last().method()).isEqualTo(method);
        assertThat(links.last().body()).isEmpty();
        caller.send(method, "/s/body", BodyPublishers.ofString("hello"));
        assertThat(links.last().body()).asString(StandardCharsets.US_ASCII).isEqualTo("hello");
        var unknownLength = BodyPublishers.fromPublisher(BodyPublishers.ofString("hello again"));
        caller.send(method, "/s/body", unknownLength);
        assertThat(links.last().body()).asString(StandardCharsets.US_ASCII).isEqualTo("hello again");
    }
}
