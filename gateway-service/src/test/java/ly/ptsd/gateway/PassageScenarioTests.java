package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.links;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({"HEAD /s/head, Content-Length: 1000", "GET /s/same, HTTP/1.1 304 "})
    void passesAHeadWithNothingBehindIt(String request, String part) throws Exception {
        links.at("/s/head", exchange -> withoutBody(exchange, 200));
        links.at("/s/same", exchange -> withoutBody(exchange, 304));
        assertThat(caller.raw(request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .containsIgnoringCase(part)
                .endsWith("\r\n\r\n");
    }

    private static void withoutBody(HttpExchange exchange, int status) throws IOException {
        exchange.getResponseHeaders().set("Content-Length", "1000");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
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
