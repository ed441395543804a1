package ly.ptsd.url;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between the service and the real Redis, so that a test can take Redis away and give it back. */
public final class RedisDoor {

    private final URI redis;
    private final ServerSocket entrance;
    private final Set<Closeable> passing = ConcurrentHashMap.newKeySet();
    private volatile boolean open = true;

    RedisDoor(URI redis) {
        this.redis = redis;
        try {
            this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        Thread.ofVirtual().start(this::welcome);
    }

    String url(int database) {
        return "redis://127.0.0.1:" + entrance.getLocalPort() + "/" + database;
    }

    public void close() {
        open = false;
        passing.forEach(RedisDoor::end);
        passing.clear();
    }

    public void open() {
        open = true;
    }

    private void welcome() {
        while (true) {
            try {
                var client = entrance.accept();
                if (open) {
                    connect(client);
                } else {
                    client.close();
                }
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            }
        }
    }

    private void connect(Socket client) throws IOException {
        var server = new Socket();
        server.connect(new InetSocketAddress(redis.getHost(), redis.getPort()));
        passing.add(client);
        passing.add(server);
        carry(client.getInputStream(), server.getOutputStream(), server);
        carry(server.getInputStream(), client.getOutputStream(), client);
    }

    private static void carry(InputStream from, OutputStream to, Closeable end) {
        Thread.ofVirtual().start(() -> {
            try (end) {
                from.transferTo(to);
            } catch (IOException cut) {
                // as a connection ends
            }
        });
    }

    private static void end(Closeable connection) {
        try {
            connection.close();
        } catch (IOException ended) {
            // as wanted
        }
    }
}
