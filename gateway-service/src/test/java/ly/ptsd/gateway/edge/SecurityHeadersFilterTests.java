package ly.ptsd.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import ly.ptsd.gateway.GatewayProperties;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class SecurityHeadersFilterTests {

    private static final URI SOMEWHERE = URI.create("http://localhost");

    @Test
    void tellsBrowsersToKeepToTlsWhereThereIsTls() {
        assertThat(headersAt("https://ptsd.example").getFirst("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
        assertThat(headersAt("http://localhost:8080").containsHeader("Strict-Transport-Security"))
                .isFalse();
    }

    @Test
    void leavesAloneWhatAServiceSaid() {
        var exchange = exchange();
        exchange.getResponse().getHeaders().set("X-Frame-Options", "SAMEORIGIN");
        pass("https://ptsd.example", exchange);
        assertThat(exchange.getResponse().getHeaders().get("X-Frame-Options")).containsExactly("SAMEORIGIN");
    }

    private static HttpHeaders headersAt(String origin) {
        var exchange = exchange();
        pass(origin, exchange);
        return exchange.getResponse().getHeaders();
    }

    private static void pass(String origin, MockServerWebExchange exchange) {
        var places =
                new GatewayProperties(SOMEWHERE, SOMEWHERE, SOMEWHERE, SOMEWHERE, "https://*.s3.example", List.of());
        new SecurityHeadersFilter(places, URI.create(origin))
                .filter(exchange, passed -> Mono.empty())
                .block();
        exchange.getResponse().setComplete().block();
    }

    private static MockServerWebExchange exchange() {
        return MockServerWebExchange.from(MockServerHttpRequest.get("/"));
    }
}
