package ly.ptsd.aim.machine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import ly.ptsd.aim.authority.TenantAuthority;
import ly.ptsd.aim.tenant.TenantDomain;
import ly.ptsd.aim.tenant.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks a media server itself how it is, at its address and by its tenant's name. */
@Component
public class ServerProbe {

    private static final Logger log = LoggerFactory.getLogger(ServerProbe.class);

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String WELL = "HTTP/1.1 200";

    private final TenantAuthority authority;
    private final TenantDomain domain;

    ServerProbe(TenantAuthority authority, TenantDomain domain) {
        this.authority = authority;
        this.domain = domain;
    }

    /**
     * Whether this tenant's server answers there and says that it is well. Somebody else's server at the address is not
     * it, and is told nothing. Takes a few seconds at most when nobody answers.
     *
     * @param address as the gateway is told it
     */
    public boolean isWell(TenantId tenant, URI address) {
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(address.getHost(), address.getPort()), millis());
            plain.setSoTimeout(millis());
            return ask(plain, domain.host(tenant)).equals(WELL);
        } catch (IOException unreachable) {
            log.info("media server does not answer: tenant={} reason={}", tenant, unreachable.toString());
            return false;
        }
    }

    /** The beginning of the answer's status line. */
    private String ask(Socket plain, String host) throws IOException {
        var connected = trust().getSocketFactory().createSocket(plain, host, plain.getPort(), true);
        try (var tls = (SSLSocket) connected) {
            var parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setServerNames(List.of(new SNIHostName(host)));
            tls.setSSLParameters(parameters);
            tls.getOutputStream()
                    .write("GET /actuator/health HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(host)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(tls.getInputStream().readNBytes(WELL.length()), StandardCharsets.US_ASCII);
        }
    }

    private SSLContext trust() {
        try {
            var roots = KeyStore.getInstance(KeyStore.getDefaultType());
            roots.load(null, null);
            for (var root : authority.published()) {
                roots.setCertificateEntry(root.getSerialNumber().toString(), root);
            }
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(roots);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static int millis() {
        return Math.toIntExact(PATIENCE.toMillis());
    }
}
