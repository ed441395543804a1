package ly.ptsd.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import ly.ptsd.gateway.GatewayProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // socket | X-Forwarded-For | client
                "203.0.113.7 | 6.6.6.6 | 203.0.113.7",
                "10.0.0.2 | 203.0.113.7 | 203.0.113.7",
                "10.0.0.2 | 6.6.6.6, 203.0.113.7 | 203.0.113.7",
                "10.0.0.2 | 6.6.6.6, 203.0.113.7, 10.0.0.9 | 203.0.113.7",
                "10.0.0.2 | 203.0.113.7, localhost | 10.0.0.2",
                "10.0.0.2 | 203.0.113.7, | 203.0.113.7",
                "10.0.0.2 | 203.0.113.7:80 | 10.0.0.2",
                "10.0.0.2 | '' | 10.0.0.2",
                "10.0.0.2 | 10.0.0.3 | 10.0.0.3",
                "10.0.0.2 | 2001:db8::1 | 2001:db8:0:0:0:0:0:1",
                "fd00::1 | 203.0.113.7 | 203.0.113.7",
                "fe00::1 | 203.0.113.7 | fe00:0:0:0:0:0:0:1",
            })
    void isTheRightMostOneThatATrustedEdgeVouchesFor(String socket, String forwarded, String client) {
        assertThat(address(List.of("10.0.0.0/8", "fd00::/8"), socket, forwarded))
                .isEqualTo(client);
    }

    @Test
    void isTheOtherEndOfTheConnectionWithoutATrustedEdge() {
        assertThat(address(List.of(), "10.0.0.2", "6.6.6.6")).isEqualTo("10.0.0.2");
    }

    @Test
    void readsRepeatedHeadersAsOneList() {
        var request = MockServerHttpRequest.get("/")
                .remoteAddress(socket("10.0.0.2"))
                .header("X-Forwarded-For", "6.6.6.6", "203.0.113.7")
                .build();
        assertThat(new ClientAddress(places(List.of("10.0.0.2"))).of(request)).isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "example.org", "10.0.0.0/x", ""})
    void startsOnlyWithBlocksOfAddresses(String block) {
        assertThatThrownBy(() -> new ClientAddress(places(List.of(block))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String address(List<String> edges, String socket, String forwarded) {
        var request = MockServerHttpRequest.get("/")
                .remoteAddress(socket(socket))
                .header("X-Forwarded-For", forwarded)
                .build();
        return new ClientAddress(places(edges)).of(request);
    }

    private static InetSocketAddress socket(String address) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), 50_000);
    }

    private static GatewayProperties places(List<String> edges) {
        var somewhere = URI.create("http://localhost");
        return new GatewayProperties(somewhere, somewhere, somewhere, somewhere, "http://localhost", edges);
    }
}
