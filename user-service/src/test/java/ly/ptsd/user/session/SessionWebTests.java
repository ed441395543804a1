package ly.ptsd.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import ly.ptsd.platform.jwt.TokenDecoders;
import ly.ptsd.platform.jwt.TrustedIssuer;
import ly.ptsd.user.Browser;
import ly.ptsd.user.SignedIn;
import ly.ptsd.user.TestSettings;
import ly.ptsd.user.UserServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@UserServiceTest
class SessionWebTests {

    private static final JsonMapper JSON = new JsonMapper();

    private int port;
    private Browser browser;

    @BeforeEach
    void signIn(@LocalServerPort int port) {
        this.port = port;
        browser = SignedIn.browser(port);
    }

    @Test
    void givesAnAccessTokenThatAnybodyCanCheckWithThePublishedKeys() {
        var answer = json(browser.postFromOurPage("/api/auth/refresh"));
        var published = URI.create("http://localhost:" + port + "/.well-known/jwks.json");
        var keys = TokenDecoders.servlet(new TrustedIssuer(TestSettings.ORIGIN, published, "at+jwt"), "ptsd-api");
        var token = keys.decode(answer.at("/accessToken").asString());

        assertThat(token.getHeaders()).containsKey("kid");
        assertThat(token.getAudience()).containsExactly("ptsd-api");
        assertThat(token.getClaimAsStringList("roles")).containsExactly("subscriber");
        assertThat(token.getId()).isNotBlank();
        assertThat(Duration.between(token.getIssuedAt(), token.getExpiresAt())).isEqualTo(Duration.ofMinutes(10));
        assertThat(Instant.parse(answer.at("/expiresAt").asString()))
                .isBetween(token.getExpiresAt().minusSeconds(1), token.getExpiresAt());
    }

    @Test
    void replacesTheCookieOnEveryRefresh() {
        var before = browser.cookie("ptsd_refresh");
        var refreshed = browser.postFromOurPage("/api/auth/refresh");

        assertThat(refreshed.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(browser.cookie("ptsd_refresh")).isNotEqualTo(before);
        assertThat(browser.postFromOurPage("/api/auth/refresh").statusCode()).isEqualTo(200);
    }

    @Test
    void keepsFiftyTabsSignedInThatRefreshAtTheSameTime() throws Exception {
        var tabs = IntStream.range(0, 50).mapToObj(number -> browser.copy()).toList();
        try (var threads = Executors.newFixedThreadPool(50)) {
            var answers = threads.invokeAll(tabs.stream()
                    .map(tab -> (Callable<HttpResponse<String>>) () -> tab.postFromOurPage("/api/auth/refresh"))
                    .toList());
            for (var answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        }
        assertThat(tabs).extracting(tab -> tab.cookie("ptsd_refresh")).doesNotHaveDuplicates();
        assertThat(tabs)
                .allSatisfy(tab -> assertThat(
                                tab.postFromOurPage("/api/auth/refresh").statusCode())
                        .isEqualTo(200));
    }

    @Test
    void isOverAfterLogout() {
        var kept = browser.cookie("ptsd_refresh");
        var answer = browser.postFromOurPage("/api/auth/logout");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(browser.cookie("ptsd_refresh")).isNull();
        browser.keep("ptsd_refresh", kept, "/api/auth");
        refused(browser.postFromOurPage("/api/auth/refresh"), 401, "session_expired");
    }

    @Test
    void logsOutTwiceWithoutComplaint() {
        browser.postFromOurPage("/api/auth/logout");

        assertThat(browser.postFromOurPage("/api/auth/logout").statusCode()).isEqualTo(204);
    }

    @Test
    void needsACookieToRefresh() {
        refused(new Browser(port).postFromOurPage("/api/auth/refresh"), 401, "session_expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/refresh", "/api/auth/logout"})
    void refusesRequestsFromOtherOrigins(String path) {
        refused(browser.post(path, "Origin", "https://evil.example"), 403, "origin_refused");
        refused(browser.post(path, "Origin", "null"), 403, "origin_refused");
        refused(browser.post(path, "Origin", TestSettings.ORIGIN + ".evil.example"), 403, "origin_refused");
        refused(
                browser.post(path, "Origin", "https://evil.example", "Sec-Fetch-Site", "same-origin"),
                403,
                "origin_refused");
        refused(browser.post(path, "Sec-Fetch-Site", "cross-site"), 403, "origin_refused");
        refused(browser.post(path), 403, "origin_refused");

        assertThat(browser.postFromOurPage("/api/auth/refresh").statusCode()).isEqualTo(200);
    }

    @Test
    void believesABrowserThatTheRequestIsOfTheSameOrigin() {
        assertThat(browser.post("/api/auth/refresh", "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void publishesKeysThatCachesMayKeepForFiveMinutes() {
        var keys = browser.get("/.well-known/jwks.json");

        assertThat(keys.headers().firstValue("Cache-Control")).contains("max-age=300, public");
        assertThat(json(keys).at("/keys")).hasSize(1);
        assertThat(JSON.convertValue(json(keys).at("/keys/0"), Map.class))
                .containsOnlyKeys("kty", "use", "alg", "kid", "n", "e");
    }

    private static void refused(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(response).at("/code").asString()).isEqualTo(code);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }
}
