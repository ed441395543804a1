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
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ly.ptsd.user.Browser;
import ly.ptsd.user.SignedIn;
import ly.ptsd.user.UserServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    @Test
    void offersSeveralKnownPeopleAtGoogleAndTellsThemApart() throws Exception {
        signIn("google", "account=1");
        var one = me().at("/id");
        browser = browser.fresh();
        signIn("google", "account=2");
        var other = me().at("/id");
        browser = browser.fresh();
        signIn("google", "account=1");

        assertThat(me().at("/id")).isEqualTo(one).isNotEqualTo(other);
    }

    @Test
    void signsInWithKakaoWithAnUnprovenEmail() throws Exception {
        assertThat(signIn("kakao", "account=0", "share_email=1")).isEqualTo("/watch");

        assertThat(me().at("/email").asString()).isEqualTo("seoyeon@ptsd.example");
    }

    /** Google vouches for the address, Kakao does not: either way nobody is found by it. */
    @Test
    void asksSomebodyToChooseWhoseAddressIsKnownAtTheOtherProvider() throws Exception {
        var address = "email=" + UUID.randomUUID() + "@ptsd.example";
        signIn("google", "name=Kim", address);
        browser = browser.fresh();

        assertThat(signIn("kakao", "name=Kim", address, "share_email=1")).isEqualTo("/login/choose?returnTo=%2Fwatch");
        browser = browser.fresh();
        assertThat(signIn("kakao", "name=Kim", address)).isEqualTo("/watch");
    }

    @ParameterizedTest
    @CsvSource({
        "google, server_error",
        "google, temporarily_unavailable",
        "kakao, server_error",
        "kakao, consent_required"
    })
    void comesBackFromAProviderThatAnswersWithAnError(String provider, String error) throws Exception {
        assertThat(signIn(provider, "account=0", "error=" + error))
                .isEqualTo("/login?error=provider_error&returnTo=%2Fwatch");
    }

    @ParameterizedTest
    @CsvSource({
        "google, 20,    /watch",
        "google, -20,   /watch",
        "google, 45,    /login?error=clock_skew&returnTo=%2Fwatch",
        "kakao,  45,    /login?error=clock_skew&returnTo=%2Fwatch",
        "kakao,  -3700, /login?error=clock_skew&returnTo=%2Fwatch"
    })
    void forgivesAProvidersClockHalfAMinuteAndSaysWhenItIsMore(String provider, int seconds, String end)
            throws Exception {
        assertThat(signIn(provider, "account=0", "clock=" + seconds)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"google", "kakao"})
    void readsTheProvidersKeysAgainWhenItReplacedThemMeanwhile(String provider) throws Exception {
        assertThat(signIn(provider, "account=0")).isEqualTo("/watch");
        browser = browser.fresh();
        assertThat(signIn(provider, "account=0", "new_key=1")).isEqualTo("/watch");
        browser = browser.fresh();
        assertThat(signIn(provider, "account=0")).isEqualTo("/watch");
    }

    private String signIn(String provider, String... choice) throws IOException, InterruptedException {
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

    private static String form(String page, String... fields) {
        return Stream.concat(Stream.of(page), Arrays.stream(fields))
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
