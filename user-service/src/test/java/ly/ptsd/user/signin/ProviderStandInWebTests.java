package ly.ptsd.user.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ly.ptsd.user.Browser;
import ly.ptsd.user.SignedIn;
import ly.ptsd.user.UserServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same providers as in a local platform, page and all: what works here works there. */
@UserServiceTest
@TestPropertySource(
        properties = {
            "ptsd.signin.google.issuer=${PTSD_TEST_OIDC}/google",
            "ptsd.signin.google.client-id=test",
            "ptsd.signin.google.client-secret=test-secret",
            "ptsd.signin.kakao.issuer=${PTSD_TEST_OIDC}/kakao",
            "ptsd.signin.kakao.client-id=test",
            "ptsd.signin.kakao.client-secret=test-secret"
        })
class ProviderStandInWebTests {

    private static final Pattern PAGE = Pattern.compile("name=\"request\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private Browser browser;

    @BeforeEach
    void open(@LocalServerPort int port) {
        browser = new Browser(port);
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void signsInWithGoogle() throws Exception {
        assertThat(signIn("google", "account=0")).isEqualTo("/watch");

        var me = me();
        assertThat(me.at("/identities/0/provider").asString()).isEqualTo("google");
        assertThat(me.at("/email").asString()).contains("@");
        assertThat(me.at("/name").asString()).isNotBlank();
        assertThat(me.at("/pictureUrl").asString()).startsWith("http");
    }

    @Test
    void signsInWithKakaoWithoutSharingTheEmail() throws Exception {
        assertThat(signIn("kakao", "name=라이언")).isEqualTo("/watch");

        var me = me();
        assertThat(me.at("/identities/0/provider").asString()).isEqualTo("kakao");
        assertThat(me.at("/email").isNull()).isTrue();
        assertThat(me.at("/name").asString()).isEqualTo("라이언");
    }

    @Test
    void comesBackFromACancelledSignIn() throws Exception {
        assertThat(signIn("kakao", "cancel=")).isEqualTo("/login?error=cancelled&returnTo=%2Fwatch");
    }

    private String signIn(String provider, String choice) throws IOException, InterruptedException {
        var authorize = location(browser.get("/oauth2/authorization/" + provider + "?returnTo=%2Fwatch")
                .headers());
        var page = http.send(HttpRequest.newBuilder(URI.create(authorize)).build(), BodyHandlers.ofString());
        var matcher = PAGE.matcher(page.body());
        assertThat(matcher.find()).isTrue();
        var signIn = authorize.substring(0, authorize.indexOf("/authorize")) + "/sign-in";
        var chosen = http.send(
                HttpRequest.newBuilder(URI.create(signIn))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form("request=" + matcher.group(1), choice)))
                        .build(),
                BodyHandlers.discarding());
        return location(browser.get(location(chosen.headers())).headers());
    }

    private static String form(String... fields) {
        return Arrays.stream(fields)
                .map(field -> field.split("=", 2))
                .map(field -> field[0] + "=" + URLEncoder.encode(field[1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private JsonNode me() {
        var me = browser.get("/api/users/me", "Authorization", SignedIn.bearer(browser));
        return new JsonMapper().readTree(me.body());
    }

    private static String location(HttpHeaders headers) {
        return headers.firstValue("Location").orElseThrow();
    }
}
