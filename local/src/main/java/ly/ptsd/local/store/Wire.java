package ly.ptsd.local.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A look at what a server says first on its port. */
final class Wire {

    private static final int PATIENCE_MILLIS = 1000;

    private Wire() {}

    /** Whether the server answers the request with this byte first. */
    static boolean answers(int port, byte[] request, int first) {
        try (var socket = connected(port)) {
            socket.getOutputStream().write(request);
            return socket.getInputStream().read() == first;
        } catch (IOException _) {
            return false;
        }
    }

    /** Whether the server greets, and with this byte at this position. */
    static boolean greets(int port, int position, int expected) {
        try (var socket = connected(port)) {
            byte[] greeting = socket.getInputStream().readNBytes(position + 1);
            return greeting.length > position && greeting[position] == expected;
        } catch (IOException _) {
            return false;
        }
    }

    private static Socket connected(int port) throws IOException {
        var socket = new Socket();
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
