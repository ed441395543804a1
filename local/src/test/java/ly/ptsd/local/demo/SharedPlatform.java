package ly.ptsd.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ly.ptsd.local.RunningPlatform;
import ly.ptsd.local.oidc.OidcServlet;
import tools.jackson.databind.JsonNode;

/** The one platform of all scenario tests, with a subscriber whose media server runs. It ends with the tests. */
record SharedPlatform(
        OwnPlatform platform, Clips clips, Path folder, Owner owner, JsonNode subscription, Tokens media) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static final String OPERATOR = "operator@ptsd.example";

    static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private static final class Once {
        static final SharedPlatform STARTED = start();
    }

    static SharedPlatform get() {
        return Once.STARTED;
    }

    private static SharedPlatform start() {
        try {
            Path folder = Files.createTempDirectory("ptsdly-scenario");
            var options = new ArrayList<>(RunningPlatform.freePortOption());
            options.addAll(List.of("--data", folder.resolve("data").toString()));
            OwnPlatform platform = OwnPlatform.start(PROJECT, options, settings(options), System.out);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(platform, folder)));
            var owner = Owner.signIn(new Client(platform.origin()), "kakao", "주인", "owner@ptsd.example");
            JsonNode subscription = owner.subscribe("plus");
            String id = subscription.get("id").asString();
            owner.awaitActive(id, _ -> {});
            return new SharedPlatform(
                    platform, new Clips(PROJECT, folder), folder, owner, subscription, owner.mediaTokens(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** There is an operator, and replaced servers do not keep the tests waiting. */
    private static Map<String, String> settings(List<String> options) {
        int gateway = Integer.parseInt(options.get(options.indexOf("--port") + 1));
        String google = "http://127.0.0.1:%d%s/google".formatted(gateway + 1, OidcServlet.PATH);
        return Map.of(
                "PTSD_USER_OPERATORS",
                google + "|" + OidcServlet.subject(google, OPERATOR),
                "PTSD_AIM_PROVISIONING_DRAIN",
                "20s");
    }

    private static void end(OwnPlatform platform, Path folder) {
        platform.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String subscriptionId() {
        return subscription.get("id").asString();
    }

    String tenantId() {
        return subscription.get("tenantId").asString();
    }

    /** Somebody's HTTP client, with no cookie yet. */
    Client client() {
        return new Client(platform.origin());
    }

    /** Whatever is answered; of a stream that never ends, only its head. */
    static int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = HTTP.send(request.timeout(PATIENCE).build(), BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    /** Whatever is answered. */
    static HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
