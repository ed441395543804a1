package ly.ptsd.aim.testbed;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A media server's port: answers over TLS how it is, and counts who asked. */
public final class TlsServer implements AutoCloseable {

    private static final char[] PASSWORD = "test".toCharArray();

    private final HttpsServer server;
    private final AtomicInteger asked = new AtomicInteger();

    /** At a free port. */
    public TlsServer(KeyPair key, X509Certificate certificate, int status) {
        this(key, certificate, status, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    public TlsServer(KeyPair key, X509Certificate certificate, int status, InetSocketAddress at) {
        try {
            server = HttpsServer.create(at, 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context(key, certificate)));
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            boolean health = exchange.getRequestURI().getPath().equals("/actuator/health");
            exchange.sendResponseHeaders(health ? status : 404, -1);
            exchange.close();
        });
        server.start();
    }

    public URI address() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    public int asked() {
        return asked.get();
    }

    private static SSLContext context(KeyPair key, X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", key.getPrivate(), PASSWORD, new X509Certificate[] {certificate});
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
