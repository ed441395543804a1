package ly.ptsd.platform.jwt;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Fetches a JWK Set from its one address, without following it anywhere else. */
final class JwkSetClient implements Supplier<CompletableFuture<String>> {

    /** Long enough for an issuer that has just started on a busy machine. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final long MOST_BYTES = 64 * 1024;

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private final HttpRequest request;

    JwkSetClient(URI jwkSet) {
        this.request = HttpRequest.newBuilder(jwkSet)
                .timeout(ANSWER)
                .header("Accept", "application/json")
                .build();
    }

    @Override
    public CompletableFuture<String> get() {
        return HTTP.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES))
                .thenApply(JwkSetClient::body);
    }

    private static String body(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new CompletionException(new IOException("the JWK Set was answered with " + answer.statusCode()));
        }
        return answer.body();
    }
}
