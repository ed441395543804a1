package ly.ptsd.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import ly.ptsd.platform.messages.Message;
import ly.ptsd.platform.messages.MessageJson;
import ly.ptsd.platform.messages.TenantMoved;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class GatewayScenarioTests {

    private static final String ORIGIN = "http://localhost:8080";
    private static final String TENANT = "abcdefghijkl";
    private static final String OTHER = "mnopqrstuvwx";
    private static final String NOT_READY = "notready2345";
    private static final String MEDIA = "/api/media/" + TENANT;

    private static final Upstream user = new Upstream();
    private static final Upstream aim = new Upstream();
    private static final Upstream links = new Upstream();
    private static final Upstream frontend = new Upstream();
    private static final Upstream media = new Upstream();

    private static final TestTokens access = new TestTokens(ORIGIN, "at+jwt");
    private static final TestTokens owner = new TestTokens(ORIGIN + "/api/machines", "media+jwt");
    private static final TestTokens grants = new TestTokens(ORIGIN + "/api/links", "grant+jwt");

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry properties) {
        user.json("/.well-known/jwks.json", 200, access.jwks());
        aim.json("/api/machines/jwks.json", 200, owner.jwks());
        links.json("/api/links/jwks.json", 200, grants.jwks());
        aim.json("/internal/tenants/" + TENANT + "/address", 200, at(media.uri(), 1));
        aim.json("/internal/tenants/" + OTHER + "/address", 404, "{}");
        aim.json("/internal/tenants/" + NOT_READY + "/address", 503, "{}");
        properties.add("ptsd.gateway.user-url", user::uri);
        properties.add("ptsd.gateway.aim-url", aim::uri);
        properties.add("ptsd.gateway.links-url", links::uri);
        properties.add("ptsd.gateway.frontend-url", frontend::uri);
        properties.add("ptsd.gateway.bucket-origin", () -> "http://127.0.0.1:8081");
        properties.add("ptsd.public-origin", () -> ORIGIN);
        properties.add("spring.data.redis.url", () -> System.getenv("PTSD_TEST_REDIS") + "/4");
        properties.add("management.server.port", () -> "0");
    }

    @AfterAll
    static void stop() {
        user.close();
        aim.close();
        links.close();
        frontend.close();
        media.close();
    }

    @Test
    void sendsEachPathToItsOwner() throws Exception {
        get("/oauth2/authorization/google");
        assertThat(user.last().uri().getPath()).isEqualTo("/oauth2/authorization/google");
        get("/login/oauth2/code/google?code=a%2Fb&state=c");
        assertThat(user.last().uri()).hasToString("/login/oauth2/code/google?code=a%2Fb&state=c");
        get("/api/plans");
        assertThat(aim.last().uri().getPath()).isEqualTo("/api/plans");
        get("/s/abc");
        assertThat(links.last().uri().getPath()).isEqualTo("/s/abc");
        for (var page : new String[] {"/", "/login", "/library", "/assets/app.js"}) {
            get(page);
            assertThat(frontend.last().uri().getPath()).isEqualTo(page);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/internal/tenants/abcdefghijkl/address", "/actuator/health", "/api/unknown", "/.well-known/x"})
    void keepsInnerDoorsShut(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"not_found\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/users/me",
                "/api/subscriptions",
                "/api/subscriptions/x/timeline",
                "/api/links",
                "/api/operations/x"
            })
    void letsNobodyInWithoutAValidAccessToken(String path) throws Exception {
        refused(get(path), 401, "token_missing");
        refused(get(path, "Authorization", "Basic YTpi"), 401, "token_missing");
        refused(get(path, "Authorization", "Bearer nonsense"), 401, "token_invalid");
        refused(as(path, owner.token("media:" + TENANT).compact()), 401, "token_invalid");
        refused(as(path, access.token("another-api").compact()), 401, "token_invalid");
        refused(as(path, access.token("ptsd-api").expiration(ago(60)).compact()), 401, "token_invalid");
        refused(as(path, new TestTokens(ORIGIN, "at+jwt").token("ptsd-api").compact()), 401, "token_invalid");
        refused(as(path, new TestTokens(ORIGIN, "JWT").token("ptsd-api").compact()), 401, "token_invalid");
        assertThat(as(path, access.token("ptsd-api").compact()).statusCode()).isEqualTo(200);
    }

    @Test
    void passesTheTokenOnForTheServiceToCheckAgain() throws Exception {
        var token = access.token("ptsd-api").compact();
        as("/api/users/me", token);
        assertThat(user.last().headers().get("Authorization")).containsExactly("Bearer " + token);
    }

    @Test
    void removesWhatCallersSayAboutThemselves() throws Exception {
        get(
                "/api/plans",
                "X-Forwarded-For",
                "6.6.6.6",
                "Forwarded",
                "for=6.6.6.6",
                "X-User-Id",
                "root",
                "X-Request-Id",
                "mine",
                "X-Real-Ip",
                "6.6.6.6",
                "Accept-Language",
                "ko");
        var headers = aim.last().headers();
        assertThat(headers).doesNotContainKeys("X-forwarded-for", "Forwarded", "X-user-id", "X-real-ip");
        assertThat(headers.get("Accept-language")).containsExactly("ko");
        assertThat(headers.get("X-request-id")).hasSize(1).doesNotContain("mine");
    }

    @Test
    void givesEveryAnswerAnIdAndSecurityHeaders() throws Exception {
        var headers = get("/").headers();
        assertThat(headers.firstValue("X-Request-Id")).isPresent();
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'")
                .contains("connect-src 'self' http://127.0.0.1:8081")
                .contains("http://127.0.0.1:8081 https://*.googleusercontent.com https://*.kakaocdn.net;");
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void sendsATenantsOwnerToTheirMediaServer() throws Exception {
        var token = owner.token("media:" + TENANT).compact();
        var answer = get(
                MEDIA + "/items?q=%EC%A0%9C%EC%A3%BC", "Authorization", "Bearer " + token, "Cookie", "ptsd_refresh=x");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(media.last().uri()).hasToString(MEDIA + "/items?q=%EC%A0%9C%EC%A3%BC");
        assertThat(media.last().headers()).doesNotContainKey("Cookie");
        assertThat(as(MEDIA + "/play", grants.token("media:" + TENANT).compact())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void letsOnlyTokensOfTheTenantThrough() throws Exception {
        refused(get(MEDIA + "/items"), 401, "token_missing");
        refused(as(MEDIA + "/items", access.token("ptsd-api").compact()), 401, "token_invalid");
        refused(as(MEDIA + "/items", access.token("media:" + TENANT).compact()), 401, "token_invalid");
        refused(as(MEDIA + "/items", owner.token("media:" + OTHER).compact()), 404, "tenant_unknown");
        refused(as(MEDIA + "/items", grants.token("media:" + OTHER).compact()), 404, "tenant_unknown");
        refused(as("/api/media/NOT-A-TENANT/items", owner.token("media:x").compact()), 404, "tenant_unknown");
    }

    @Test
    void saysWhetherAServerIsUnknownOrNotReady() throws Exception {
        refused(
                as(
                        "/api/media/" + OTHER + "/items",
                        owner.token("media:" + OTHER).compact()),
                404,
                "tenant_unknown");
        var answer = as(
                "/api/media/" + NOT_READY + "/items",
                owner.token("media:" + NOT_READY).compact());
        refused(answer, 503, "server_not_ready");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    }

    @Test
    void playsWithoutATokenAndNeverPassesOneOn() throws Exception {
        var answer = get(MEDIA + "/play/s1/m1/master.m3u8", "Authorization", "Bearer x", "Cookie", "a=b");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(media.last().headers()).doesNotContainKeys("Authorization", "Cookie");
    }

    @Test
    void letsOutOnlyHarmlessHeadersOfAMediaServer() throws Exception {
        media.at(MEDIA + "/play/s/m/evil.m3u8", exchange -> {
            var headers = exchange.getResponseHeaders();
            headers.set("Set-Cookie", "ptsd_refresh=stolen");
            headers.set("Refresh", "0;url=//evil.example");
            headers.set("Link", "</x>; rel=preload");
            headers.set("Clear-Site-Data", "\"*\"");
            headers.set("Service-Worker-Allowed", "/");
            headers.set("Alt-Svc", "h3=\":443\"");
            headers.set("Access-Control-Allow-Credentials", "true");
            headers.set("Access-Control-Allow-Origin", "*");
            headers.set("ETag", "\"1\"");
            Upstream.send(exchange, 200, "application/vnd.apple.mpegurl", "#EXTM3U\n");
        });
        var headers = get(MEDIA + "/play/s/m/evil.m3u8").headers();
        assertThat(headers.map())
                .doesNotContainKeys(
                        "set-cookie",
                        "refresh",
                        "link",
                        "clear-site-data",
                        "service-worker-allowed",
                        "alt-svc",
                        "access-control-allow-credentials");
        assertThat(headers.firstValue("ETag")).hasValue("\"1\"");
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(headers.firstValue("Content-Security-Policy")).hasValue("sandbox; default-src 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/javascript", "image/svg+xml", "text/xml", "broken"})
    void refusesContentThatABrowserWouldRun(String type) throws Exception {
        media.at(MEDIA + "/play/s/m/page", exchange -> Upstream.send(exchange, 200, type, "<script>alert(1)</script>"));
        var answer = get(MEDIA + "/play/s/m/page");
        refused(answer, 502, "server_answer_refused");
        assertThat(answer.body()).doesNotContain("alert");
    }

    @Test
    void refusesServiceWorkerScripts() throws Exception {
        refused(get(MEDIA + "/play/s/m/sw.m3u8", "Service-Worker", "script"), 404, "not_found");
    }

    @Test
    void redirectsOnlyIntoTheTenantsOwnBucket() throws Exception {
        redirect("http://127.0.0.1:8081/ptsd-local-" + TENANT + "/media/x.m4s?X-Amz-Signature=1", 302);
        redirect(MEDIA + "/uploads/x", 302);
        redirect("http://127.0.0.1:8081/ptsd-local-" + OTHER + "/media/x.m4s", 502);
        redirect("https://evil.example/ptsd-local-" + TENANT + "/x", 502);
        redirect("//evil.example/", 502);
        redirect("/login", 502);
    }

    @Test
    void movesWithTheTenantAtOnce() throws Exception {
        var moving = "movingtenant";
        var token = owner.token("media:" + moving).compact();
        aim.json("/internal/tenants/" + moving + "/address", 200, at(URI.create("http://127.0.0.1:1"), 1));
        refused(as("/api/media/" + moving + "/items", token), 503, "server_unreachable");
        var client = RedisClient.create(System.getenv("PTSD_TEST_REDIS") + "/4");
        try (var redis = client.connect()) {
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                var moved = new TenantMoved(UUID.randomUUID(), 2, Instant.now(), moving, 2, media.uri());
                redis.sync().xadd(Message.STREAM, Map.of(Message.FIELD, MessageJson.write(moved)));
                assertThat(as("/api/media/" + moving + "/items", token).statusCode())
                        .isEqualTo(200);
            });
        } finally {
            client.shutdown();
        }
    }

    @Test
    void looksAgainForAServerThatDoesNotAnswer() throws Exception {
        var back = "backagain234";
        var token = owner.token("media:" + back).compact();
        aim.json("/internal/tenants/" + back + "/address", 200, at(URI.create("http://127.0.0.1:1"), 1));
        refused(as("/api/media/" + back + "/items", token), 503, "server_unreachable");
        aim.json("/internal/tenants/" + back + "/address", 200, at(media.uri(), 1));
        var answer = as("/api/media/" + back + "/items", token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void routesFromMemoryWhileAimServiceIsDown() throws Exception {
        var known = "knowntenant2";
        var client = RedisClient.create(System.getenv("PTSD_TEST_REDIS") + "/4");
        try (var redis = client.connect()) {
            redis.sync().set("ptsd:route:" + known, media.uri().toString());
        } finally {
            client.shutdown();
        }
        aim.json("/internal/tenants/" + known + "/address", 500, "{}");
        assertThat(as(
                                "/api/media/" + known + "/items",
                                owner.token("media:" + known).compact())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void connectsAgainWhenAServiceIsJustBeingReplaced() throws Exception {
        var replaced = "replacedone2";
        int address;
        try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = gone.getLocalPort();
        }
        aim.json("/internal/tenants/" + replaced + "/address", 200, at(URI.create("http://127.0.0.1:" + address), 1));
        var token = owner.token("media:" + replaced).compact();
        var patch = HttpRequest.newBuilder(uri("/api/media/" + replaced + "/uploads/u"))
                .header("Authorization", "Bearer " + token)
                .method("PATCH", HttpRequest.BodyPublishers.ofString("the whole body"))
                .build();
        var answer = http.sendAsync(patch, BodyHandlers.ofString());
        await().until(() -> aim.asked("/internal/tenants/" + replaced + "/address"));
        try (var back = new Upstream(address)) {
            assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertThat(back.last().body()).asString().isEqualTo("the whole body");
        }
    }

    @Test
    void asksAgainOnlyWhatIsSafeWhenAServiceHangsUp() throws Exception {
        var asked = new AtomicInteger();
        media.at(MEDIA + "/uploads/hung-up", exchange -> {
            exchange.getRequestBody().readAllBytes();
            if (asked.incrementAndGet() == 1) {
                throw new IOException("hangs up without an answer");
            }
            Upstream.send(exchange, 200, "application/json", "{}");
        });
        var token = owner.token("media:" + TENANT).compact();
        assertThat(as(MEDIA + "/uploads/hung-up", token).statusCode()).isEqualTo(200);
        assertThat(asked).hasValue(2);

        asked.set(0);
        var post = HttpRequest.newBuilder(uri(MEDIA + "/uploads/hung-up"))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString("once"))
                .build();
        refused(http.send(post, BodyHandlers.ofString()), 503, "server_unreachable");
        assertThat(asked).hasValue(1);
    }

    @Test
    void refusesLargeBodiesForTheApi() throws Exception {
        var large = HttpRequest.newBuilder(uri("/api/auth/refresh"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[2 * 1024 * 1024]))
                .build();
        refused(http.send(large, BodyHandlers.ofString()), 413, "body_too_large");
        var undeclared = HttpRequest.newBuilder(uri("/api/auth/refresh"))
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(new byte[2 * 1024 * 1024])))
                .build();
        refused(http.send(undeclared, BodyHandlers.ofString()), 413, "body_too_large");
    }

    @Test
    void streamsAnUploadAsItComesAndTellsTheServerWhenTheCallerIsGone() throws Exception {
        var firstBytes = new CountDownLatch(1);
        var cut = new CountDownLatch(1);
        media.at(MEDIA + "/uploads/u1", exchange -> {
            var body = exchange.getRequestBody();
            try {
                body.readNBytes(5);
                firstBytes.countDown();
                while (body.read() >= 0) {
                    // what still comes
                }
            } catch (IOException gone) {
                cut.countDown();
            }
        });
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("PATCH " + MEDIA + "/uploads/u1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + owner.token("media:" + TENANT).compact()
                                    + "\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: 1000000\r\n\r\nhello")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(firstBytes.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(cut.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private void redirect(String location, int expected) throws Exception {
        media.at(MEDIA + "/play/s/m/seg.m4s", exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        assertThat(get(MEDIA + "/play/s/m/seg.m4s").statusCode()).as(location).isEqualTo(expected);
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"").contains("\"requestId\":\"");
    }

    private HttpResponse<String> as(String path, String token) throws Exception {
        return get(path, "Authorization", "Bearer " + token);
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static Date ago(int seconds) {
        return Date.from(Instant.now().minusSeconds(seconds));
    }

    private static String at(URI address, int generation) {
        return "{\"address\":\"%s\",\"generation\":%d}".formatted(address, generation);
    }
}
