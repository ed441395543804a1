package ly.ptsd.media.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import ly.ptsd.media.SteppingClock;
import ly.ptsd.media.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;

class ServerCertificateTests {

    private static final String HOST = "abcdefghijkl.tenants.internal";
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    private Path state;

    private final TestAuthority authority = new TestAuthority();
    private final SteppingClock clock = new SteppingClock();

    @Test
    void showsOneThatNobodyTrustsUntilThePlatformHasGivenOne() throws Exception {
        var bundles = new DefaultSslBundleRegistry();
        var certificate = certificate(bundles);
        assertThat(shown(bundles).getIssuerX500Principal())
                .isEqualTo(shown(bundles).getSubjectX500Principal());

        certificate.take(given(certificate));
        shown(bundles).verify(authority.root().getPublicKey());
        assertThat(bundles.getBundle(ServerCertificate.BUNDLE).getOptions().getEnabledProtocols())
                .containsExactlyInAnyOrder("TLSv1.2", "TLSv1.3");
    }

    @Test
    void tellsWhoeverServesOfEveryNewOne() {
        var bundles = new DefaultSslBundleRegistry();
        var certificate = certificate(bundles);
        var told = new ArrayList<String>();
        bundles.addBundleUpdateHandler(ServerCertificate.BUNDLE, _ -> told.add("new"));
        certificate.take(given(certificate));
        assertThat(told).hasSize(1);
    }

    @Test
    void keepsItOverARestart() throws Exception {
        var before = certificate(new DefaultSslBundleRegistry());
        before.take(given(before));
        var bundles = new DefaultSslBundleRegistry();
        assertThat(certificate(bundles).request()).isEmpty();
        shown(bundles).verify(authority.root().getPublicKey());
    }

    @Test
    void asksForAnotherAtHalfOfItsLife() {
        var certificate = certificate(new DefaultSslBundleRegistry());
        certificate.take(given(certificate));
        clock.forward(WEEK.dividedBy(2).minusMinutes(5));
        assertThat(certificate.request()).isEmpty();
        clock.forward(Duration.ofMinutes(10));
        assertThat(certificate.request()).isPresent();
    }

    @Test
    void refusesOneForAnotherKeyAndKeepsItsOwn() {
        var bundles = new DefaultSslBundleRegistry();
        var certificate = certificate(bundles);
        certificate.take(given(certificate));
        var before = shown(bundles);
        var other = MachineKey.in(state.resolve("other")).certificateRequest();
        var foreign = authority.certify(other, HOST, WEEK);
        assertThatIllegalStateException().isThrownBy(() -> certificate.take(foreign));
        assertThatIllegalStateException().isThrownBy(() -> certificate.take("nonsense"));
        assertThat(shown(bundles)).isEqualTo(before);
        assertThat(certificate(new DefaultSslBundleRegistry()).request()).isEmpty();
    }

    @Test
    void doesNotStumbleOverAFileThatIsNoCertificateOrNotItsOwn() throws Exception {
        var other = MachineKey.in(state.resolve("other")).certificateRequest();
        for (var content : new String[] {"nonsense", "", authority.certify(other, HOST, WEEK)}) {
            Files.writeString(state.resolve("server.pem"), content);
            assertThat(certificate(new DefaultSslBundleRegistry()).request()).isPresent();
        }
    }

    private String given(ServerCertificate certificate) {
        return authority.certify(certificate.request().orElseThrow(), HOST, WEEK);
    }

    private ServerCertificate certificate(DefaultSslBundleRegistry bundles) {
        var origin = URI.create("https://ptsd.example");
        var properties = new MachineProperties(origin, null, null, null, state, origin, Duration.ofSeconds(30));
        var certificate = new ServerCertificate(MachineKey.in(state), properties, clock);
        certificate.registerBundles(bundles);
        return certificate;
    }

    private static X509Certificate shown(DefaultSslBundleRegistry bundles) {
        try {
            var store = bundles.getBundle(ServerCertificate.BUNDLE).getStores().getKeyStore();
            return (X509Certificate) store.getCertificate("server");
        } catch (KeyStoreException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
