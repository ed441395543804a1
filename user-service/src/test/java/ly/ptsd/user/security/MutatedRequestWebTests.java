package ly.ptsd.user.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import ly.ptsd.user.SignedIn;
import ly.ptsd.user.TestSettings;
import ly.ptsd.user.UserServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every endpoint, documented or of a sign-in, with bodies, types, sizes, paths and headers that nobody meant: the answer
 * is the caller's mistake or a success, never ours, and soon. The seed is fixed, so that what fails once fails again.
 */
@UserServiceTest
class MutatedRequestWebTests {

    private static final int TIMES = 60;
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final List<String> VALUES = List.of(
            "",
            "null",
            "-1",
            "1e309",
            "true",
            "[]",
            "{}",
            "\"\"",
            "\"google\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"" + "가".repeat(60) + "\"",
            "\"//evil.example\"",
            "{\"a\":{\"b\":{\"c\":[]}}}",
            "[[[[[[[[[[]]]]]]]]]]",
            "9".repeat(400),
            "\"" + "a".repeat(200_000) + "\"",
            "{".repeat(2_000));
    private static final List<String> SEGMENTS = List.of(
            "",
            ".",
            "..",
            "%2e%2e",
            "%00",
            "%0d%0aA:b",
            "%ff",
            ";a=b",
            "*",
            "0",
            "null",
            "%ED%95%9C",
            "a".repeat(3_000));
    private static final List<String> HEADERS = List.of(
            "If-Match",
            "Accept",
            "Accept-Language",
            "Content-Type",
            "Cookie",
            "Origin",
            "Range",
            "User-Agent",
            "X-Forwarded-For",
            "X-Request-Id",
            "Accept-Encoding",
            "X-HTTP-Method-Override");
    private static final List<String> HEADER_VALUES = List.of(
            "",
            "\"",
            "*/*;q=2",
            "text/html",
            "application/json; charset=nonsense",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=a",
            "ptsd_refresh=\"; ptsd_pending=a b; ptsd_link=" + "x".repeat(43),
            "bytes=9-1",
            "zz-ZZ-" + "x".repeat(300),
            "1.2.3.4, 5.6.7.8",
            "a".repeat(2_000));

    private int port;
    private String bearer;

    @BeforeEach
    void signIn(@LocalServerPort int port) {
        this.port = port;
        bearer = SignedIn.bearer(SignedIn.browser(port));
    }

    static Stream<String> endpoints() throws IOException {
        return Stream.concat(
                DocumentedAccessWebTests.documented(),
                Stream.of("GET /oauth2/authorization/{id}", "GET /login/oauth2/code/{id}"));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void isAnsweredAsAMistakeOfTheCaller(String endpoint) throws Exception {
        var random = new Random(endpoint.hashCode());
        for (int time = 0; time < TIMES; time++) {
            var request = mutated(endpoint, random);
            var answer = HTTP.send(request, BodyHandlers.ofString());

            assertThat(answer.statusCode())
                    .as("%s %s", request, request.headers())
                    .isLessThan(500);
            assertThat(answer.body()).doesNotContain("Exception", "\tat ", "ly.ptsd.user.", "org.springframework");
            mistakesAreProblems(answer);
        }
    }

    private static void mistakesAreProblems(HttpResponse<String> answer) {
        // Tomcat itself answers what it cannot even parse, and says nothing but the status
        var byTomcat = answer.statusCode() == 400 && answer.body().contains("<title>HTTP Status 400");
        if (answer.statusCode() >= 400 && !byTomcat) {
            assertThat(answer.headers().firstValue("Content-Type"))
                    .as("%s %s %s", answer.statusCode(), answer.body(), answer.request())
                    .contains("application/problem+json");
        }
    }

    private HttpRequest mutated(String endpoint, Random random) {
        var method = endpoint.split(" ")[0];
        var request =
                HttpRequest.newBuilder(address(endpoint.split(" ")[1], random)).timeout(SOON);
        request.setHeader("Origin", TestSettings.ORIGIN);
        request.setHeader("Content-Type", "application/json");
        if (random.nextInt(8) > 0) {
            request.setHeader("Authorization", bearer);
        }
        for (int header = random.nextInt(4); header > 0; header--) {
            request.setHeader(one(HEADERS, random), one(HEADER_VALUES, random));
        }
        return request.method(method, method.equals("GET") ? BodyPublishers.noBody() : body(random))
                .build();
    }

    private URI address(String path, Random random) {
        var id = random.nextBoolean() ? UUID.randomUUID().toString() : one(SEGMENTS, random);
        var query = random.nextInt(3) > 0
                ? ""
                : "?" + one(List.of("before", "all", "returnTo", "link", "pending", "state", "code"), random) + "="
                        + one(SEGMENTS, random) + "&code=a&error=" + one(SEGMENTS, random);
        return URI.create("http://localhost:" + port + path.replace("{id}", id) + query);
    }

    private static HttpRequest.BodyPublisher body(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> BodyPublishers.noBody();
            case 1 -> BodyPublishers.ofString(one(VALUES, random));
            case 2 -> {
                var bytes = new byte[random.nextInt(500)];
                random.nextBytes(bytes);
                yield BodyPublishers.ofByteArray(bytes);
            }
            default -> BodyPublishers.ofString(object(random), StandardCharsets.UTF_8);
        };
    }

    private static String object(Random random) {
        var names = List.of("name", "locale", "provider", "returnTo", "confirm", "", "__proto__");
        return "{\"" + one(names, random) + "\":" + one(VALUES, random) + ",\"" + one(names, random) + "\":"
                + one(VALUES, random) + "}";
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
