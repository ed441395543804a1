package ly.ptsd.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Somebody in front of the gateway. */
final class Caller {

    final HttpClient http = HttpClient.newHttpClient();
    final int port;

    Caller(int port) {
        this.port = port;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    /** GET with a bearer token. */
    HttpResponse<String> as(String path, String token, String... headers) throws Exception {
        return http.send(
                request("GET", path, BodyPublishers.noBody(), headers)
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) throws Exception {
        return http.send(request(method, path, body, headers).build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String method, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(uri(path)).method(method, body);
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** A connection on which nothing is well-behaved unless the test is. */
    Socket connect() throws IOException {
        var socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** What comes back for these exact bytes until the gateway closes the connection. */
    String raw(String request) throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"").contains("\"requestId\":\"");
    }
}
