package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.address;
import static ly.ptsd.gateway.Behind.addressPath;
import static ly.ptsd.gateway.Behind.aim;
import static ly.ptsd.gateway.Behind.authority;
import static ly.ptsd.gateway.Behind.host;
import static ly.ptsd.gateway.Behind.mediaToken;
import static ly.ptsd.gateway.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** The gateway tells nothing to anybody at a media server's address who is not that tenant's server. */
class TlsScenarioTests extends GatewayScenario {

    @Test
    void callsTheServerAtTheAddressByItsTenantsName() throws Exception {
        var tenant = "calledbyname";
        try (var server = Upstream.mediaServer(0, authority.serverOf(host(tenant)))) {
            assertThat(ask(tenant, server.uri()).statusCode()).isEqualTo(200);
            assertThat(server.last().headers().get("Host")).containsExactly(host(tenant) + ":" + server.port());
        }
    }

    @Test
    void tellsNothingToAnotherTenantsServer() throws Exception {
        refusedAndToldNothing("wrongname222", authority.serverOf(host("someoneelse2")));
    }

    @Test
    void tellsNothingToAServerWhoseCertificateIsOver() throws Exception {
        refusedAndToldNothing("expired22222", authority.expired(host("expired22222")));
    }

    @Test
    void tellsNothingToAServerWithACertificateOfAnotherAuthority() throws Exception {
        var own = new TestAuthority("its own");
        refusedAndToldNothing("selfsigned22", own.serverOf(host("selfsigned22")));
        var namesake = new TestAuthority("tenants");
        refusedAndToldNothing("namesake2222", namesake.serverOf(host("namesake2222")));
    }

    @Test
    void tellsNothingToWhoeverSpeaksNoTls() throws Exception {
        var tenant = "speaksplain2";
        try (var plain = new Upstream()) {
            var address = URI.create("https://127.0.0.1:" + plain.port());
            refused(ask(tenant, address), 502, "server_unreachable");
            refused(send(tenant, address), 502, "server_unreachable");
            assertThat(plain.seen).isEmpty();
        }
    }

    @Test
    void isNotLedToAnAddressWithoutTls() throws Exception {
        var tenant = "downgraded22";
        try (var plain = new Upstream()) {
            refused(ask(tenant, plain.uri()), 503, "server_not_ready");
            assertThat(plain.seen).isEmpty();
        }
    }

    @Test
    void keepsNoConnectionForWhoeverGetsTheAddressLater() throws Exception {
        var gone = "gonetenant22";
        var next = "nexttenant22";
        try (var server = Upstream.mediaServer(0, authority.serverOf(host(gone)))) {
            assertThat(ask(gone, server.uri()).statusCode()).isEqualTo(200);
            // aim-service says that the next tenant is there now; the connection made for the first is still open
            refused(ask(next, server.uri()), 502, "server_unreachable");
            assertThat(server.seen).hasSize(1);
            assertThat(ask(gone, server.uri()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void looksAgainWhereTheServerIsWhenSomebodyElseAnswers() throws Exception {
        var tenant = "recycled2222";
        try (var stranger = Upstream.mediaServer(0, authority.serverOf(host("someoneelse2")));
                var own = Upstream.mediaServer(0, authority.serverOf(host(tenant)))) {
            refused(ask(tenant, stranger.uri()), 502, "server_unreachable");
            assertThat(ask(tenant, own.uri()).statusCode()).isEqualTo(200);
            assertThat(stranger.seen).isEmpty();
        }
    }

    private void refusedAndToldNothing(String tenant, SSLContext identity) throws Exception {
        try (var stranger = Upstream.mediaServer(0, identity)) {
            refused(ask(tenant, stranger.uri()), 502, "server_unreachable");
            refused(send(tenant, stranger.uri()), 502, "server_unreachable");
            assertThat(stranger.seen).isEmpty();
        }
    }

    private HttpResponse<String> ask(String tenant, URI there) throws Exception {
        aim.json(addressPath(tenant), 200, address(tenant, there, 1));
        return caller.as("/api/media/" + tenant + "/items", mediaToken(tenant));
    }

    private HttpResponse<String> send(String tenant, URI there) throws Exception {
        aim.json(addressPath(tenant), 200, address(tenant, there, 1));
        return caller.send(
                "POST",
                "/api/media/" + tenant + "/uploads",
                BodyPublishers.ofString("a secret"),
                "Authorization",
                "Bearer " + mediaToken(tenant));
    }
}
