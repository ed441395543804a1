package ly.ptsd.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands in front of a server and can be cut, as that server's death would be seen. */
final class Relay implements AutoCloseable {

    private final URI target;
    private final ServerSocket door;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    Relay(URI target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void cut() {
        cut = true;
        connections.forEach(Relay::closeQuietly);
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                if (cut) {
                    caller.close();
                    continue;
                }
                var server = new Socket(target.getHost(), target.getPort());
                connections.add(caller);
                connections.add(server);
                Thread.startVirtualThread(() -> pass(caller, server));
                Thread.startVirtualThread(() -> pass(server, caller));
            } catch (IOException closed) {
                // the next one, or the end
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // both ends are closed
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // already
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        door.close();
    }
}
