package ly.ptsd.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Whatever a caller sends to a documented operation: a clear answer, in time, that tells nothing of the inside. */
@Tag("scenario")
class FuzzScenarioTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern INSIDE =
            Pattern.compile("\\bat (ly\\.ptsd|java\\.|org\\.)|Exception\\b|SQLSTATE|nested", Pattern.MULTILINE);
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "null",
            "0",
            "-1",
            "9223372036854775808",
            "1e400",
            "NaN",
            "true",
            "../../etc/passwd",
            "%2e%2e%2f",
            "' OR 1=1 --",
            "\"><script>alert(1)</script>",
            "${jndi:ldap://x/y}",
            "{{7*7}}",
            "\u0000",
            "\uFFFF",
            "가나다",
            "👩‍👩‍👧‍👦",
            "\u202Eabc",
            "a".repeat(300),
            "a".repeat(5000),
            "__proto__",
            ";",
            "|id",
            "\r\nX: y");

    /** One request, before it is built. */
    private record Attempt(
            DocumentedOperation operation,
            List<String> variables,
            List<String> values,
            String body,
            List<String> extra) {}

    @Property(tries = 1200, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void answersWhateverItIsSent(@ForAll("attempts") Attempt attempt) throws Exception {
        SharedPlatform shared = SharedPlatform.get();

        HttpResponse<String> answer = SharedPlatform.exchange(request(shared, attempt));

        assertThat(answer.statusCode()).as(attempt + " → " + answer.body()).isLessThan(500);
        if (answer.statusCode() >= 400 && attempt.operation().path().startsWith("/api/")) {
            assertThat(INSIDE.matcher(answer.body()).find())
                    .as(attempt + " → " + answer.body())
                    .isFalse();
            if (!attempt.operation().method().equals("HEAD")) {
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .as(attempt + " → " + answer.statusCode() + " " + answer.body())
                        .startsWith("application/problem+json");
                assertThat(Json.read(answer.body()).path("code").asString()).isNotEmpty();
            }
        }
    }

    private static HttpRequest.Builder request(SharedPlatform shared, Attempt attempt) {
        var operation = attempt.operation();
        var request = shared.client().to(address(shared, attempt)).timeout(PATIENCE);
        String path = operation.path();
        if (path.startsWith("/api/media/")) {
            request.header("Authorization", "Bearer " + shared.media().get());
        } else if (!path.startsWith("/s/")) {
            request.header("Authorization", "Bearer " + shared.owner().accessToken());
        }
        for (int i = 0; i + 1 < attempt.extra().size(); i += 2) {
            request.setHeader(
                    attempt.extra().get(i), headerValue(attempt.extra().get(i + 1)));
        }
        boolean empty = attempt.body().isEmpty();
        return request.method(
                operation.method(), empty ? BodyPublishers.noBody() : BodyPublishers.ofString(attempt.body()));
    }

    private static String address(SharedPlatform shared, Attempt attempt) {
        var values = new ArrayList<>(attempt.variables());
        String path = Pattern.compile("\\{(\\w+)}")
                .matcher(attempt.operation().path())
                .replaceAll(variable -> variable.group(1).equals("tenantId")
                        ? shared.tenantId()
                        : encoded(values.removeFirst()).replace("$", "\\$"));
        var query = new StringBuilder();
        for (String name : attempt.operation().queries()) {
            query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(encoded(values.removeFirst()));
        }
        return path + query;
    }

    private static String encoded(String value) {
        String text = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        return text.isEmpty() ? "x" : text;
    }

    /** What the client lets us send: the lower levels have tests of their own at the gateway. */
    private static String headerValue(String value) {
        return value.replaceAll("[^\\x20-\\x7e]", "?").strip();
    }

    @Provide
    Arbitrary<Attempt> attempts() {
        // what ends the owner's own things would end the test
        var operations = DocumentedOperation.all().stream()
                .filter(operation -> !operation.path().endsWith("/timeline"))
                .filter(operation -> !operation.path().endsWith("/events"))
                .filter(operation -> !operation.path().startsWith("/api/auth/"))
                .filter(operation -> !operation.path().startsWith("/api/users/me/sessions"))
                .filter(operation -> !operation.path().startsWith("/api/users/me/deletion"))
                .toList();
        Arbitrary<String> text =
                Arbitraries.oneOf(Arbitraries.of(NASTY), Arbitraries.strings().ofMaxLength(40));
        return Arbitraries.of(operations)
                .flatMap(operation -> Combinators.combine(
                                Arbitraries.just(operation),
                                text.list().ofSize(12),
                                text.list().ofSize(12),
                                body(operation, text),
                                headers(text))
                        .as(Attempt::new));
    }

    private static Arbitrary<String> body(DocumentedOperation operation, Arbitrary<String> text) {
        Arbitrary<String> value = Arbitraries.oneOf(
                text.map(FuzzScenarioTests::quoted),
                Arbitraries.integers().map(String::valueOf),
                Arbitraries.of("null", "true", "[]", "{}", "[[[[[]]]]]", "1e999", "-0", "{\"a\":{\"b\":[1]}}"));
        Arbitrary<String> object = Arbitraries.of(operation.fields())
                .list()
                .ofMaxSize(5)
                .flatMap(names -> value.list().ofSize(names.size()).map(values -> object(names, values)));
        return Arbitraries.oneOf(
                object,
                object,
                value,
                text,
                Arbitraries.just(""),
                Arbitraries.just("[".repeat(3000)),
                Arbitraries.just("{\"title\":\"" + "x".repeat(200_000) + "\"}"));
    }

    private static String object(List<String> names, List<String> values) {
        var json = new StringBuilder("{");
        for (int i = 0; i < names.size(); i++) {
            json.append(i == 0 ? "" : ",")
                    .append(quoted(names.get(i)))
                    .append(':')
                    .append(values.get(i));
        }
        return json.append('}').toString();
    }

    private static String quoted(String text) {
        return Json.write(Json.object().put("t", text))
                .replaceFirst("^\\{\"t\":", "")
                .replaceFirst("}$", "");
    }

    private static Arbitrary<List<String>> headers(Arbitrary<String> text) {
        Arbitrary<String> names = Arbitraries.of(
                "Accept",
                "Accept-Language",
                "Idempotency-Key",
                "If-None-Match",
                "Origin",
                "Range",
                "Tus-Resumable",
                "Upload-Checksum",
                "Upload-Length",
                "Upload-Metadata",
                "Upload-Offset",
                "X-Forwarded-For",
                "X-Request-Id");
        Arbitrary<String> types = Arbitraries.of(
                "application/json",
                "application/json",
                "application/json; charset=utf-16",
                "text/plain",
                "image/jpeg",
                "application/offset+octet-stream",
                "multipart/form-data",
                "a/b/c",
                "application/xml");
        return Combinators.combine(types, names.list().ofMaxSize(4), text.list().ofSize(4))
                .as((type, chosen, values) -> {
                    var headers = new ArrayList<>(List.of("Content-Type", type));
                    for (int i = 0; i < chosen.size(); i++) {
                        headers.addAll(List.of(chosen.get(i), values.get(i)));
                    }
                    return headers;
                });
    }
}
