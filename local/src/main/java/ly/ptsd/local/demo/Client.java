package ly.ptsd.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One person's HTTP client with a cookie jar of its own. Redirects are left to the caller to look at. */
final class Client {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration START_UP = Duration.ofSeconds(120);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Set<String> COMING_UP = Set.of("server_not_ready", "server_replaced", "server_unreachable");

    private final URI origin;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ORIGINAL_SERVER))
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    Client(URI origin) {
        this.origin = origin;
    }

    URI origin() {
        return origin;
    }

    URI resolve(String address) {
        return origin.resolve(address);
    }

    /** A request as a browser would send it; the address may be relative to the platform's. */
    HttpRequest.Builder to(String address) {
        return HttpRequest.newBuilder(resolve(address))
                .timeout(PATIENCE)
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
    }

    HttpRequest.Builder to(String address, String token) {
        return to(address).header("Authorization", "Bearer " + token);
    }

    static HttpRequest.BodyPublisher json(JsonNode body) {
        return BodyPublishers.ofString(Json.write(body));
    }

    /** @throws Problem when the answer is no success */
    JsonNode json(HttpRequest.Builder request) {
        String body = text(request.setHeader("Accept", "application/json"));
        return body.isEmpty() ? Json.object() : Json.read(body);
    }

    /** @throws Problem when the answer is no success */
    String text(HttpRequest.Builder request) {
        return answer(request).body();
    }

    /**
     * Any success or redirect. While a server is still coming up, it is asked again for a while.
     *
     * @throws Problem when the answer is neither
     */
    HttpResponse<String> answer(HttpRequest.Builder request) {
        long deadline = System.nanoTime() + START_UP.toNanos();
        while (true) {
            try {
                return answerOnce(request);
            } catch (Problem problem) {
                if (!isPassing(problem) || System.nanoTime() > deadline) {
                    throw problem;
                }
                pause();
            }
        }
    }

    /** Whether a server is still coming up, or another takes its place. */
    static boolean isPassing(Problem problem) {
        return COMING_UP.contains(problem.code());
    }

    /** Any success or redirect. @throws Problem when the answer is neither */
    HttpResponse<String> answerOnce(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        HttpResponse<String> response = send(built, BodyHandlers.ofString());
        if (response.statusCode() < 400) {
            return response;
        }
        throw problem(built, response.statusCode(), response.body());
    }

    /** @throws Problem when the answer is no success */
    InputStream stream(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        HttpResponse<InputStream> response = send(built, BodyHandlers.ofInputStream());
        if (response.statusCode() == 200) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            throw problem(built, response.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes behind the address, following redirects without taking credentials along. */
    byte[] bytes(URI address) {
        URI next = address;
        for (int hop = 0; hop < 5; hop++) {
            HttpRequest request = to(next.toString()).build();
            HttpResponse<byte[]> response = send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() < 300) {
                return response.body();
            }
            if (response.statusCode() >= 400) {
                throw problem(request, response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
            }
            next = next.resolve(location(response));
        }
        throw Problem.told("too_many_redirects", address.getPath());
    }

    static String location(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Location")
                .orElseThrow(
                        () -> Problem.told("location_missing", response.uri().getPath()));
    }

    private static Problem problem(HttpRequest request, int status, String body) {
        return Problem.of(request.method() + " " + request.uri().getPath(), status, body);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    request.method() + " " + request.uri().getPath() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
