package ly.ptsd.local.site;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.server.handler.gzip.GzipHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The built web app as files: what has a hash in its name may be kept for ever, everything else is asked for again,
 * and any page's address is answered with the app.
 */
public final class SiteServer implements AutoCloseable {

    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";
    private static final int THREADS = 12;

    private final Server server;

    private SiteServer(Server server) {
        this.server = server;
    }

    /** @throws IllegalStateException when the app is not built */
    public static SiteServer start(Path folder, int port) {
        if (!Files.isRegularFile(folder.resolve("index.html"))) {
            throw new IllegalStateException("the web app is not built: no index.html in " + folder);
        }
        var server = new Server(new QueuedThreadPool(THREADS, 2));
        var connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        var files = new ResourceHandler();
        files.setBaseResource(ResourceFactory.of(server).newResource(folder));
        files.setDirAllowed(false);
        files.setEtags(true);
        server.setHandler(new GzipHandler(new Pages(folder, files)));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the web app's file server cannot listen on port " + port, e);
        }
        return new SiteServer(server);
    }

    /** The port it listens on. */
    public int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a page's address to the app and sets how long an answer may be kept. */
    private static final class Pages extends Handler.Wrapper {

        private final Path folder;

        Pages(Path folder, Handler files) {
            super(files);
            this.folder = folder;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String path = Request.getPathInContext(request);
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, path.startsWith("/assets/") ? FOREVER : ASK_AGAIN);
            boolean handled = super.handle(isPage(path) ? app(request) : request, response, callback);
            if (!handled) {
                response.getHeaders().put(HttpHeader.CACHE_CONTROL, ASK_AGAIN);
            }
            return handled;
        }

        private boolean isPage(String path) {
            String last = path.substring(path.lastIndexOf('/') + 1);
            return !last.contains(".")
                    && !Files.isRegularFile(folder.resolve(path.substring(1)).normalize());
        }

        private static Request app(Request request) {
            HttpURI address = HttpURI.build(request.getHttpURI()).path("/index.html");
            return new Request.Wrapper(request) {
                @Override
                public HttpURI getHttpURI() {
                    return address;
                }
            };
        }
    }
}
