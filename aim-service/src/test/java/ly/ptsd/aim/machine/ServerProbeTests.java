package ly.ptsd.aim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import ly.ptsd.aim.authority.TenantAuthority;
import ly.ptsd.aim.tenant.TenantId;
import ly.ptsd.aim.testbed.Certificates;
import ly.ptsd.aim.testbed.StandstillTest;
import ly.ptsd.aim.testbed.TlsServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StandstillTest
class ServerProbeTests {

    private final TenantId tenant = TenantId.random();
    private final KeyPair key = Certificates.newKey();
    private final ServerProbe probe;
    private final TenantAuthority authority;

    ServerProbeTests(@Autowired ServerProbe probe, @Autowired TenantAuthority authority) {
        this.probe = probe;
        this.authority = authority;
    }

    @Test
    void asksTheTenantsServerHowItIs() {
        try (var well = new TlsServer(key, certificateFor(tenant), 200);
                var unwell = new TlsServer(key, certificateFor(tenant), 503)) {
            assertThat(probe.isWell(tenant, well.address())).isTrue();
            assertThat(probe.isWell(tenant, unwell.address())).isFalse();
            assertThat(unwell.asked()).isOne();
        }
    }

    @Test
    void tellsNothingToAnotherTenantsServer() {
        try (var other = new TlsServer(key, certificateFor(TenantId.random()), 200)) {
            assertThat(probe.isWell(tenant, other.address())).isFalse();
            assertThat(other.asked()).isZero();
        }
    }

    @Test
    void isNotWellWhereNobodyListensOrSaysAnything() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = URI.create("https://127.0.0.1:" + silent.getLocalPort());
            assertThat(probe.isWell(tenant, address)).isFalse();
            silent.close();
            assertThat(probe.isWell(tenant, address)).isFalse();
        }
    }

    private X509Certificate certificateFor(TenantId named) {
        return Certificates.read(authority.certify(named, key.getPublic(), Certificates.request(key)))
                .getFirst();
    }
}
