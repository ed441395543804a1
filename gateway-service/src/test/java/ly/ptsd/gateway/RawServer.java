package ly.ptsd.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A media server that answers every request with exactly what a test says, HTTP or not; over TLS. */
final class RawServer implements AutoCloseable {

    @FunctionalInterface
    interface Script {
        /** Plays its part after the headers of a request were read; the connection is closed when it returns. */
        void play(String headers, Socket connection) throws Exception;
    }

    private final ServerSocket door;
    private final Script script;

    RawServer(Script script) {
        this.script = script;
        try {
            door = Behind.anyTenants
                    .getServerSocketFactory()
                    .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.startVirtualThread(this::accept);
    }

    /** One that always says the same and hangs up. */
    static RawServer saying(String answer) {
        return new RawServer((headers, connection) -> write(connection, answer));
    }

    static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        connection.getOutputStream().flush();
    }

    URI uri() {
        return URI.create("https://127.0.0.1:" + door.getLocalPort());
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var connection = door.accept();
                Thread.startVirtualThread(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            script.play(headers(connection.getInputStream()), connection);
        } catch (Exception gone) {
            // the gateway hung up, which tests see in other ways
        }
    }

    private static String headers(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            text.append((char) next);
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
