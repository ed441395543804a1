package ly.ptsd.local.aws.http;

import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** An HTTP server whose addresses can be added and removed while it runs. */
public final class HttpPort implements AutoCloseable {

    /** Every address takes one thread, which also accepts; requests themselves run on virtual ones. */
    private static final int ACCEPTORS = 0;

    private static final int SELECTORS = 1;

    /** Every instance has an address of its own. */
    private static final int MOST_ADDRESSES = 4_000;

    private final Server server;

    private HttpPort(Server server) {
        this.server = server;
    }

    /** Serves each path with everything below it; {@code /} is served by what no longer path matches. */
    public static HttpPort serving(Map<String, HttpServlet> servlets) {
        var threads = new QueuedThreadPool(MOST_ADDRESSES);
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var server = new Server(threads);
        server.setStopTimeout(0);
        var context = new ServletContextHandler();
        context.setContextPath("/");
        // Object keys may hold encoded slashes and percent signs.
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        servlets.forEach((path, servlet) ->
                context.addServlet(new ServletHolder(servlet), path.equals("/") ? "/*" : path + "/*"));
        server.setHandler(context);
        var port = new HttpPort(server);
        port.start(server);
        return port;
    }

    /**
     * Listens at another address.
     *
     * @param number the port; 0 takes a free one
     * @return the port in use
     */
    public synchronized int listen(String host, int number) {
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setHttpCompliance(HttpCompliance.LEGACY);
        // Signatures cover headers as they were sent, not as a cache would spell them.
        configuration.setHeaderCacheCaseSensitive(true);
        var connector = new ServerConnector(server, ACCEPTORS, SELECTORS, new HttpConnectionFactory(configuration));
        connector.setHost(host);
        connector.setPort(number);
        server.addConnector(connector);
        try {
            connector.start();
        } catch (Exception e) {
            server.removeConnector(connector);
            throw new UncheckedIOException(new IOException("cannot listen on " + host + ":" + number, e));
        }
        return connector.getLocalPort();
    }

    /** No longer listens at the address. */
    public synchronized void release(String host) {
        for (Connector connector : server.getConnectors()) {
            if (connector instanceof ServerConnector listening && host.equals(listening.getHost())) {
                stop(listening);
                server.removeConnector(listening);
            }
        }
    }

    private void start(Server starting) {
        try {
            starting.start();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server does not start", e);
        }
    }

    private static void stop(ServerConnector connector) {
        try {
            connector.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server does not let go of " + connector.getHost(), e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server does not stop", e);
        }
    }
}
