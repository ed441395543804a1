package ly.ptsd.media.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ly.ptsd.media.Ids;
import ly.ptsd.media.MediaServer;
import ly.ptsd.media.MediaServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint against every kind of credential. */
class AccessWebTests extends MediaServerTest {

    private static final String ITEM = "/items/aaaaaaaaaaaaaaaa";
    private static final String UPLOAD = "/uploads/aaaaaaaaaaaaaaaa";

    private static final List<String> OWNERS_ONLY = List.of(
            "GET /items",
            "GET " + ITEM,
            "PATCH " + ITEM,
            "DELETE " + ITEM,
            "GET " + ITEM + "/download",
            "GET /trash",
            "POST /trash",
            "POST /trash/restore",
            "POST /archives",
            "GET /begun",
            "GET /collections",
            "POST /collections",
            "GET /collections/x",
            "PATCH /collections/x",
            "DELETE /collections/x",
            "POST /collections/x/items",
            "PUT /collections/x" + ITEM,
            "DELETE /collections/x" + ITEM,
            "PUT " + ITEM + "/position",
            "PUT " + ITEM + "/watched",
            "GET /tags",
            "POST /tags",
            "PATCH /tags",
            "DELETE /trash",
            "DELETE /trash/aaaaaaaaaaaaaaaa",
            "POST /trash/aaaaaaaaaaaaaaaa/restore",
            "GET /events",
            "POST /uploads",
            "HEAD " + UPLOAD,
            "PATCH " + UPLOAD,
            "DELETE " + UPLOAD);

    private static final List<String> PROTECTED =
            Stream.concat(OWNERS_ONLY.stream(), Stream.of("POST /play")).toList();

    private record Refusal(String credential, String token, int status, String code) {}

    private static Stream<Arguments> refusals() {
        String otherTenant = Ids.random(12);
        var refusals = List.of(
                new Refusal("no token", "", 401, "token_missing"),
                new Refusal("garbage", "abc", 401, "token_invalid"),
                new Refusal("forged", PLATFORM.forgedToken(), 401, "token_invalid"),
                new Refusal("access token type", PLATFORM.tokenOfType("at+jwt"), 401, "token_invalid"),
                new Refusal("machine token type", PLATFORM.tokenOfType("machine+jwt"), 401, "token_invalid"),
                new Refusal("expired", PLATFORM.mediaToken(changed("exp", past())), 401, "token_invalid"),
                new Refusal("other issuer", PLATFORM.mediaToken(changed("iss", "http://evil")), 401, "token_invalid"),
                new Refusal(
                        "media token by the links service",
                        PLATFORM.mediaToken(changed("iss", PLATFORM.origin() + "/api/links")),
                        401,
                        "token_invalid"),
                new Refusal("other audience", PLATFORM.mediaToken(changed("aud", "ptsd-api")), 401, "token_invalid"),
                new Refusal(
                        "other tenant",
                        PLATFORM.mediaToken(changed("aud", "media:" + otherTenant)),
                        404,
                        "tenant_unknown"));
        return refusals.stream()
                .flatMap(refusal -> PROTECTED.stream().map(endpoint -> Arguments.of(endpoint, refusal)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refusals")
    void refusesEveryCredentialThatIsNotTheOwners(String endpoint, Refusal refusal) {
        check(send(endpoint, refusal.token()), endpoint, refusal.status(), refusal.code());
    }

    private static Stream<String> ownersOnly() {
        return OWNERS_ONLY.stream();
    }

    @ParameterizedTest
    @MethodSource("ownersOnly")
    void keepsViewersToPlayback(String endpoint) {
        check(send(endpoint, PLATFORM.grant("aaaaaaaaaaaaaaaa")), endpoint, 403, "forbidden");
    }

    @ParameterizedTest
    @MethodSource("ownersOnly")
    void keepsOutAnAccountThatIsNotTheOwner(String endpoint) {
        String token = PLATFORM.mediaToken(changed("sub", "11111111-1111-1111-1111-111111111111"));
        check(send(endpoint, token), endpoint, 403, "forbidden");
    }

    private static Stream<String> changes() {
        return OWNERS_ONLY.stream().filter(endpoint -> !endpoint.matches("(GET|HEAD) .*|POST /archives"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void keepsAnOwnerWhoseSubscriptionIsOverFromChangingAnything(String endpoint) {
        check(send(endpoint, PLATFORM.mediaToken(changed("read_only", true))), endpoint, 403, "read_only");
    }

    @Test
    void letsAnOwnerWhoseSubscriptionIsOverWatchAndDownload() {
        var token = PLATFORM.mediaToken(changed("read_only", true));
        assertThat(send("GET /items", token).statusCode()).isEqualTo(200);
        check(send("GET " + ITEM + "/download", token), "GET", 404, "media_unknown");
        check(server.play(token, "{\"mediaId\":\"aaaaaaaaaaaaaaaa\"}"), "POST", 404, "media_unknown");
    }

    @Test
    void knowsNoOtherTenant() {
        var answer = server.send(server.request("/api/media/" + Ids.random(12) + "/items")
                .header("Authorization", "Bearer " + PLATFORM.mediaToken()));
        check(answer, "GET", 404, "tenant_unknown");
        check(server.send(server.request("/api/media/" + PLATFORM.tenantId + "x/items")), "GET", 404, "tenant_unknown");
    }

    @Test
    void hasNothingButWhatIsNamed() {
        check(send("GET /nothing", PLATFORM.mediaToken()), "GET", 403, "forbidden");
        check(server.send(server.request("/actuator/env")), "GET", 401, "token_missing");
        check(send("GET /play/abc", ""), "GET", 404, "not_found");
    }

    @Test
    void tellsItsHealthToAnybody() {
        var answer = server.send(server.request("/actuator/health"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(MediaServer.json(answer).path("status").asString()).isEqualTo("UP");
    }

    private HttpResponse<String> send(String endpoint, String token) {
        String[] parts = endpoint.split(" ");
        HttpRequest.Builder request = server.request(server.path(parts[1]))
                .header("Tus-Resumable", "1.0.0")
                .header("Content-Type", "application/json")
                .method(parts[0], BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return server.send(request);
    }

    private static void check(HttpResponse<String> answer, String endpoint, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        if (!endpoint.startsWith("HEAD")) {
            assertThat(MediaServer.json(answer).path("code").asString()).isEqualTo(code);
        }
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private static java.util.function.UnaryOperator<Map<String, Object>> changed(String claim, Object value) {
        return claims -> {
            claims.put(claim, value);
            return claims;
        };
    }

    private static Date past() {
        return Date.from(Instant.now().minusSeconds(60));
    }
}
