package ly.ptsd.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import ly.ptsd.media.TestPlatform.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A media server proves by TLS whose it is, through restarts, lost answers and renewals. */
class TlsScenarioTests {

    private static final TestBucket BUCKET = new TestBucket();

    @TempDir
    private Path state;

    private final TestPlatform platform = new TestPlatform(BUCKET.name());

    @AfterEach
    void end() {
        platform.close();
    }

    @Test
    void showsTheCertificateOfItsTenantOnceItHasOneAndIsNotToldApartBefore() throws Exception {
        platform.answering("/api/machines/boot", Answer.problem(503, "server_not_ready"));
        try (var server = MediaContext.start(platform, state)) {
            assertThatThrownBy(() -> shown(server, platform.host())).isInstanceOf(SSLException.class);
            assertAnswersNothingWithoutTls(server);
            platform.answeringAsUsual("/api/machines/boot");
            server.awaitOpen();
            assertThat(shown(server, platform.host()).getSubjectAlternativeNames())
                    .containsExactly(List.of(2, platform.host()));
            assertThatThrownBy(() -> shown(server, "zzzzzzzzzzzz.tenants.internal"))
                    .isInstanceOf(SSLException.class);
            assertAnswersNothingWithoutTls(server);
        }
    }

    private static void assertAnswersNothingWithoutTls(MediaContext server) throws Exception {
        try (var socket = new Socket("127.0.0.1", server.server().port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET /actuator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer).doesNotContain("200").doesNotContain("UP");
        }
    }

    @Test
    void goesOnWithTheSameKeyAndCertificateWhenItIsStartedAgainWithoutTheControlPlane() throws Exception {
        X509Certificate before;
        try (var server = MediaContext.open(platform, state)) {
            before = shown(server, platform.host());
        }
        platform.answering("/api/machines", Answer.problem(503, "server_not_ready"));
        try (var server = MediaContext.open(platform, state)) {
            assertThat(shown(server, platform.host())).isEqualTo(before);
        }
    }

    @Test
    void renewsItsCertificateWhileCallersStayConnected() throws Exception {
        platform.machineTokenLife = Duration.ofSeconds(1);
        try (var server = MediaContext.open(platform, state);
                var connected = connect(server, platform.host())) {
            var first = (X509Certificate) connected.getSession().getPeerCertificates()[0];
            server.clock().forward(platform.certificateLife.dividedBy(2).plusMinutes(1));
            Until.holds(() -> !shownNow(server).equals(first));
            connected
                    .getOutputStream()
                    .write("GET /actuator/health HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(connected.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200");
        }
    }

    private X509Certificate shownNow(MediaContext server) {
        try {
            return shown(server, platform.host());
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private X509Certificate shown(MediaContext server, String host) throws Exception {
        try (var socket = connect(server, host)) {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    /** As the gateway does it: the name counts, not the address. */
    private SSLSocket connect(MediaContext server, String host) throws Exception {
        var plain = new Socket("127.0.0.1", server.server().port());
        var socket = (SSLSocket) trust().getSocketFactory().createSocket(plain, host, plain.getPort(), true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setServerNames(List.of(new SNIHostName(host)));
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
        return socket;
    }

    private SSLContext trust() throws Exception {
        var roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        roots.setCertificateEntry("root", platform.authority.root());
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(roots);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
