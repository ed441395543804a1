package ly.ptsd.media;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A PATCH by a bare socket, so that a test can stall it, cut it off or send what no client library would. */
public final class RawRequest implements AutoCloseable {

    private final Socket connection;
    private final Socket socket;
    private final OutputStream out;

    private RawRequest(Socket connection) throws IOException {
        this.connection = connection;
        this.socket = AnyCertificate.context()
                .getSocketFactory()
                .createSocket(connection, "localhost", connection.getPort(), true);
        this.out = socket.getOutputStream();
    }

    /** Announces that many bytes and sends none of them yet; a negative number means chunked. */
    public static RawRequest patch(MediaServer server, TestPlatform platform, String id, long offset, long length)
            throws IOException {
        return begun(server, platform, "PATCH", "/uploads/" + id, "Upload-Offset: " + offset, length);
    }

    /** A new upload of that length, all of whose bytes are announced and none sent yet. */
    public static RawRequest creation(MediaServer server, TestPlatform platform, long length) throws IOException {
        return begun(server, platform, "POST", "/uploads", "Upload-Length: " + length, length);
    }

    private static RawRequest begun(
            MediaServer server, TestPlatform platform, String method, String path, String header, long length)
            throws IOException {
        var request = new RawRequest(new Socket(InetAddress.getLoopbackAddress(), server.port()));
        request.send(("""
                %s %s HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Tus-Resumable: 1.0.0
                Content-Type: application/offset+octet-stream
                %s
                %s

                """)
                .formatted(
                        method,
                        server.path(path),
                        platform.mediaToken(),
                        header,
                        length < 0 ? "Transfer-Encoding: chunked" : "Content-Length: " + length)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return request;
    }

    public RawRequest send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    public RawRequest sendChunk(byte[] bytes) throws IOException {
        send((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        send(bytes);
        return send("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** The first line of the answer. */
    public String status() throws IOException {
        socket.setSoTimeout(20_000);
        var line = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c >= 0 && c != '\r';
                c = socket.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    /** Ends the connection the hard way, as a lost network does. */
    public void cut() throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
