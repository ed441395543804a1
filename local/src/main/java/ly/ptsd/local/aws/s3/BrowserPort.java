package ly.ptsd.local.aws.s3;

import jakarta.servlet.http.HttpServlet;
import java.util.HashMap;
import java.util.Map;
import ly.ptsd.local.aws.http.HttpPort;

/** The one port of the outside world that a browser needs: S3, and other systems below paths no bucket can have. */
public final class BrowserPort implements AutoCloseable {

    private final HttpPort http;
    private final int port;

    private BrowserPort(HttpPort http, int port) {
        this.http = http;
        this.port = port;
    }

    /**
     * @param port the port to listen at; 0 takes a free one
     * @param neighbours the other systems, by path; a path starts with {@code /_}
     */
    public static BrowserPort start(String host, int port, S3 s3, Map<String, HttpServlet> neighbours) {
        var servlets = new HashMap<String, HttpServlet>(neighbours);
        servlets.put("/", s3);
        var http = HttpPort.serving(servlets);
        try {
            return new BrowserPort(http, http.listen(host, port));
        } catch (RuntimeException e) {
            http.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        http.close();
    }
}
