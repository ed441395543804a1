package ly.ptsd.gateway.tenant;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whom the gateway believes to be a media server: whoever the platform's authority has given a certificate for the name
 * that is called. Its roots change while the gateway runs; until they are known nobody is believed.
 */
@Component
class TenantTrust extends X509ExtendedTrustManager {

    private volatile @Nullable X509ExtendedTrustManager roots;

    /**
     * From now on believes what is signed by one of these.
     *
     * @param pem any number of certificates
     * @throws CertificateException when there is none in it
     */
    void believe(String pem) throws CertificateException {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            var text = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
            for (var root : CertificateFactory.getInstance("X.509").generateCertificates(text)) {
                store.setCertificateEntry("root-" + store.size(), root);
            }
            if (store.size() == 0) {
                throw new CertificateException("no root in the answer");
            }
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            roots = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (CertificateException unreadable) {
            throw unreadable;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean knowsRoots() {
        return roots != null;
    }

    private X509ExtendedTrustManager roots() throws CertificateException {
        var known = roots;
        if (known == null) {
            throw new CertificateException("the authority's roots are not known yet");
        }
        return known;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        roots().checkServerTrusted(chain, type, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        roots().checkServerTrusted(chain, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw nameless();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw nameless();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw nameless();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw nameless();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private static CertificateException nameless() {
        return new CertificateException("only servers are believed, and only by their name");
    }
}
