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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A media server's process proves by TLS whose it is, through restarts, lost answers and renewals. */
class TlsScenarioTests {

    private static final TestBucket BUCKET = new TestBucket();

    @TempDir
    private Path state;

    private final TestPlatform platform = new TestPlatform(BUCKET.name());

    @Test
    void showsTheCertificateOfItsTenantOnceItHasOneAndIsNotToldApartBefore() throws Exception {
        platform.answering("/api/machines/boot", Answer.problem(503, "server_not_ready"));
        try (var process = MediaProcess.start(platform, state).up()) {
            assertThatThrownBy(() -> shown(process, platform.host())).isInstanceOf(SSLException.class);
            platform.answeringAsUsual("/api/machines/boot");
            process.open();
            assertThat(shown(process, platform.host()).getSubjectAlternativeNames())
                    .containsExactly(List.of(2, platform.host()));
            assertThatThrownBy(() -> shown(process, "zzzzzzzzzzzz.tenants.internal"))
                    .isInstanceOf(SSLException.class);
        }
    }

    @Test
    void answersNothingWithoutTls() throws Exception {
        try (var process = MediaProcess.start(platform, state).up();
                var socket = new Socket("127.0.0.1", process.server().port())) {
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
        try (var process = MediaProcess.start(platform, state).open()) {
            before = shown(process, platform.host());
        }
        platform.answering("/api/machines", Answer.problem(503, "server_not_ready"));
        try (var process = MediaProcess.start(platform, state).open()) {
            assertThat(shown(process, platform.host())).isEqualTo(before);
        }
    }

    @Test
    void renewsItsCertificateWhileCallersStayConnected() throws Exception {
        platform.certificateLife = Duration.ofSeconds(20);
        platform.machineTokenLife = Duration.ofSeconds(1);
        try (var process = MediaProcess.start(platform, state).open();
                var connected = connect(process, platform.host())) {
            var first = (X509Certificate) connected.getSession().getPeerCertificates()[0];
            platform.certificateLife = Duration.ofDays(7);
            Until.holds(() -> !shownNow(process).equals(first));
            connected
                    .getOutputStream()
                    .write("GET /actuator/health HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(connected.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200");
        }
    }

    private X509Certificate shownNow(MediaProcess process) {
        try {
            return shown(process, platform.host());
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private X509Certificate shown(MediaProcess process, String host) throws Exception {
        try (var socket = connect(process, host)) {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    /** As the gateway does it: the name counts, not the address. */
    private SSLSocket connect(MediaProcess process, String host) throws Exception {
        var plain = new Socket("127.0.0.1", process.server().port());
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
