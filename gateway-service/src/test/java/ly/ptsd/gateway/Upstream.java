package ly.ptsd.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A service behind the gateway, on a real socket: answers what a test told it to and remembers what it was asked. */
final class Upstream implements AutoCloseable {

    @FunctionalInterface
    interface Door {
        void answer(HttpExchange exchange) throws IOException;
    }

    record Seen(String method, URI uri, Map<String, List<String>> headers, byte[] body) {}

    private final HttpServer server;
    private final Map<String, Door> doors = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    final List<Seen> seen = new CopyOnWriteArrayList<>();

    Upstream() {
        this(server(0, false));
    }

    private Upstream(HttpServer made) {
        server = made;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::dispatch);
        server.start();
    }

    /** A media server that may be any tenant's. */
    static Upstream mediaServer() {
        return mediaServer(0, Behind.anyTenants);
    }

    static Upstream mediaServer(int port, SSLContext identity) {
        var secure = (HttpsServer) server(port, true);
        secure.setHttpsConfigurator(new HttpsConfigurator(identity));
        return new Upstream(secure);
    }

    private static HttpServer server(int port, boolean secure) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            return secure ? HttpsServer.create(address, 0) : HttpServer.create(address, 0);
        } catch (IOException exception) {
            throw new IllegalStateException(exception);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI uri() {
        return URI.create((server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:"
                + server.getAddress().getPort());
    }

    Upstream at(String path, Door door) {
        doors.put(path, door);
        return this;
    }

    Upstream json(String path, int status, String body) {
        return at(path, exchange -> send(exchange, status, "application/json", body));
    }

    Seen last() {
        return seen.getLast();
    }

    static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    boolean asked(String path) {
        return asked.contains(path);
    }

    private void dispatch(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().getPath());
        var door = doors.getOrDefault(
                exchange.getRequestURI().getPath(), other -> send(other, 200, "application/json", "{}"));
        if (!doors.containsKey(exchange.getRequestURI().getPath())) {
            seen.add(new Seen(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    exchange.getRequestBody().readAllBytes()));
        }
        door.answer(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
