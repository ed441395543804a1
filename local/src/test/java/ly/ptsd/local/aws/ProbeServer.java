package ly.ptsd.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;

/** A small server to boot on an instance: it tells what it finds there, and dies when asked to. */
final class ProbeServer {

    private final URI metadata = URI.create(System.getenv("AWS_EC2_METADATA_SERVICE_ENDPOINT"));
    private final HttpClient http = HttpClient.newHttpClient();

    public static void main(String[] arguments) throws Exception {
        var probe = new ProbeServer();
        var address = new InetSocketAddress(System.getenv("SERVER_ADDRESS"), 8090);
        var server = HttpServer.create(address, 0);
        server.createContext("/", probe::answer);
        server.start();
        System.out.println("listening with " + System.getenv("GREETING"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String text;
        try {
            text = switch (exchange.getRequestURI().getPath()) {
                case "/variable" ->
                    String.valueOf(System.getenv(exchange.getRequestURI().getQuery()));
                case "/metadata" -> metadata(exchange.getRequestURI().getQuery());
                case "/metadata-without-token" -> withoutToken();
                case "/credentials" -> credentials();
                case "/remember" -> remember();
                case "/pid" -> String.valueOf(ProcessHandle.current().pid());
                default -> "up";
            };
        } catch (Exception e) {
            text = e.toString();
        }
        byte[] body = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String credentials() {
        try (var provider = InstanceProfileCredentialsProvider.create()) {
            var session = (AwsSessionCredentials) provider.resolveCredentials();
            return session.accessKeyId() + "\n" + session.secretAccessKey() + "\n" + session.sessionToken();
        }
    }

    private String metadata(String path) throws IOException, InterruptedException {
        String token = http.send(
                        HttpRequest.newBuilder(metadata.resolve("/latest/api/token"))
                                .PUT(HttpRequest.BodyPublishers.noBody())
                                .header("X-aws-ec2-metadata-token-ttl-seconds", "60")
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        return http.send(
                        HttpRequest.newBuilder(metadata.resolve(path))
                                .header("X-aws-ec2-metadata-token", token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private String withoutToken() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(metadata.resolve("/latest/meta-data/instance-id"))
                .build();
        return String.valueOf(
                http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    }

    /** How often this was asked on this instance's disk. */
    private static String remember() throws IOException {
        Path file = Path.of(System.getenv("PTSD_STATE_DIR"), "count");
        int count = Files.exists(file) ? Integer.parseInt(Files.readString(file)) : 0;
        Files.writeString(file, String.valueOf(count + 1));
        return String.valueOf(count + 1);
    }
}
