package ly.ptsd.user.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.user.Browser;
import ly.ptsd.user.TestSettings;
import ly.ptsd.user.UserServiceTest;
import ly.ptsd.user.account.Provider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@UserServiceTest
class SignInWebTests {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final ScriptedProvider google = ScriptedProvider.of(Provider.GOOGLE);
    private final ScriptedProvider kakao = ScriptedProvider.of(Provider.KAKAO);

    private int port;
    private Browser browser;

    SignInWebTests(@Autowired JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @BeforeEach
    void open(@LocalServerPort int port) {
        this.port = port;
        browser = new Browser(port);
    }

    @AfterEach
    void straighten() {
        google.straighten();
        kakao.straighten();
    }

    @ParameterizedTest
    @EnumSource
    void signsInAndComesBackToWhereItBegan(Provider provider) {
        var ending = signIn(provider, "/watch/7?from=mail", anybody());

        assertThat(ending.statusCode()).isEqualTo(302);
        assertThat(location(ending)).isEqualTo("/watch/7?from=mail");
        var me = me();
        assertThat(me.at("/name").asString()).isEqualTo("Kim");
        assertThat(me.at("/identities/0/provider").asString()).isEqualTo(provider.id());
    }

    @Test
    void asksGoogleForAProofBoundCodeAtItsOwnCallback() {
        var request = ScriptedProvider.query(begin(Provider.GOOGLE, "/"));

        assertThat(request)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", ScriptedProvider.CLIENT_ID)
                .containsEntry("scope", "openid profile email")
                .containsEntry("redirect_uri", TestSettings.ORIGIN + "/login/oauth2/code/google")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("code_challenge", "state", "nonce");
    }

    @Test
    void asksKakaoForItsOwnScopes() {
        assertThat(ScriptedProvider.query(begin(Provider.KAKAO, "/")))
                .containsEntry("scope", "openid profile_nickname profile_image account_email")
                .containsEntry("redirect_uri", TestSettings.ORIGIN + "/login/oauth2/code/kakao");
    }

    @Test
    void bindsTheSignInToTheBrowserWithoutAServletSession() {
        var cookies = browser.get("/oauth2/authorization/google").headers().allValues("Set-Cookie");

        assertThat(cookies)
                .singleElement()
                .asString()
                .matches(
                        "ptsd_signin_[0-9a-f]{12}=[A-Za-z0-9_-]{43}; Path=/login; Max-Age=600; Expires=[^;]+; HttpOnly; SameSite=Lax");
    }

    @Test
    void keepsTheRefreshTokenWhereOnlyTheSessionPathsSeeIt() {
        var cookies = signIn(Provider.GOOGLE, "/", anybody()).headers().allValues("Set-Cookie");

        assertThat(cookies).hasSize(2).noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
        assertThat(cookies.get(0)).matches("ptsd_signin_[0-9a-f]{12}=; Path=/login; Max-Age=0;.*");
        assertThat(cookies.get(1))
                .matches(
                        "ptsd_refresh=[A-Za-z0-9_-]{43}; Path=/api/auth; Max-Age=2(592000|591999); Expires=[^;]+; HttpOnly; SameSite=Strict");
    }

    @Test
    void findsTheSameAccountAgainAndKeepsTheNameThatItsOwnerChose() {
        var subject = UUID.randomUUID().toString();
        signIn(Provider.GOOGLE, "/", Map.of("sub", subject, "name", "Kim", "email", subject + "@old.example"));
        var first = me();
        signIn(Provider.GOOGLE, "/", Map.of("sub", subject, "name", "Other", "email", subject + "@new.example"));
        var second = me();

        assertThat(second.at("/id")).isEqualTo(first.at("/id"));
        assertThat(second.at("/name").asString()).isEqualTo("Kim");
        assertThat(second.at("/email").asString()).isEqualTo(subject + "@new.example");
    }

    @Test
    void finishesWhatTwoTabsBeganAtTheSameTime() {
        var one = begin(Provider.GOOGLE, "/one");
        var other = begin(Provider.KAKAO, "/other");

        assertThat(location(browser.get(google.agree(one, anybody())))).isEqualTo("/one");
        assertThat(location(browser.get(kakao.agree(other, anybody())))).isEqualTo("/other");
    }

    @Test
    void startsANewSessionWithEverySignInAndFixesNone() {
        browser.keep("ptsd_refresh", "a".repeat(43), "/api/auth");
        signIn(Provider.GOOGLE, "/", anybody());
        var first = browser.cookie("ptsd_refresh");
        signIn(Provider.GOOGLE, "/", anybody());

        assertThat(first).isNotEqualTo("a".repeat(43));
        assertThat(browser.cookie("ptsd_refresh")).isNotEqualTo(first);
    }

    @Test
    void takesAKakaoUserWithoutEmailOrPicture() {
        signIn(Provider.KAKAO, "/", Map.of("sub", UUID.randomUUID().toString(), "nickname", "라이언"));

        assertThat(me().at("/name").asString()).isEqualTo("라이언");
        assertThat(me().at("/email").isNull()).isTrue();
        assertThat(me().at("/pictureUrl").isNull()).isTrue();
    }

    @Test
    void namesSomebodyWithoutANameInTheirLanguage() {
        signIn(
                Provider.KAKAO,
                "/",
                Map.of("sub", UUID.randomUUID().toString()),
                "Accept-Language",
                "ko-KR,ko;q=0.9,en;q=0.8");

        assertThat(me().at("/name").asString()).isEqualTo("구독자");
        assertThat(me().at("/locale").asString()).isEqualTo("ko");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example",
                        "javascript:alert(1)",
                "/x//evil.example", "/a\r\nSet-Cookie: a=b", "/\t/evil.example", "evil", ""
            })
    void comesBackToTheStartInsteadOfAnywhereElse(String returnTo) {
        assertThat(location(signIn(Provider.GOOGLE, returnTo, anybody()))).isEqualTo("/");
    }

    @Test
    void saysThatTheUserCancelledAndKeepsTheWayBack() {
        var ending = browser.get(ScriptedProvider.refuse(begin(Provider.KAKAO, "/watch/7"), "access_denied"));

        assertThat(location(ending)).isEqualTo("/login?error=cancelled&returnTo=%2Fwatch%2F7");
        assertThat(browser.cookie("ptsd_refresh")).isNull();
    }

    @Test
    void blamesTheProviderForItsOtherErrors() {
        var ending = browser.get(ScriptedProvider.refuse(begin(Provider.GOOGLE, "/"), "server_error"));

        assertThat(location(ending)).isEqualTo("/login?error=provider_error");
    }

    @Test
    void finishesASignInOnlyInTheBrowserThatBeganIt() {
        var callback = google.agree(begin(Provider.GOOGLE, "/"), anybody());

        assertThat(location(new Browser(port).get(callback))).isEqualTo("/login?error=sign_in_expired");
    }

    @Test
    void finishesASignInOnce() {
        var begun = begin(Provider.GOOGLE, "/");
        var again = browser.copy();
        browser.get(google.agree(begun, anybody()));

        assertThat(location(again.get(google.agree(begun, anybody())))).isEqualTo("/login?error=sign_in_expired");
    }

    @Test
    void refusesAnotherState() {
        var callback = google.agree(begin(Provider.GOOGLE, "/"), anybody()).replaceAll("state=.*", "state=guessed");

        assertThat(location(browser.get(callback))).isEqualTo("/login?error=sign_in_expired");
    }

    @Test
    void refusesAResponseAtTheOtherProvidersCallback() {
        var callback = google.agree(begin(Provider.GOOGLE, "/"), anybody()).replace("/code/google", "/code/kakao");

        assertThat(location(browser.get(callback))).isEqualTo("/login?error=sign_in_expired");
    }

    @Test
    void refusesAnIdTokenWithAnotherNonce() {
        google.bend(claims -> claims.claim("nonce", "replayed"));
        refused(Provider.GOOGLE);
    }

    @Test
    void refusesAnIdTokenOfAnotherIssuer() {
        google.bend(claims -> claims.issuer(google.issuer() + "/"));
        refused(Provider.GOOGLE);
    }

    @Test
    void refusesAnIdTokenForAnotherClient() {
        kakao.bend(claims -> claims.audience("somebody-else"));
        refused(Provider.KAKAO);
    }

    @Test
    void saysThatAClockIsWrongWhenAnIdTokenIsNotOfNow() {
        google.bend(claims -> claims.issueTime(secondsFromNow(-300)).expirationTime(secondsFromNow(-35)));
        refused(Provider.GOOGLE, "clock_skew");
        google.bend(claims -> claims.issueTime(secondsFromNow(40)));
        refused(Provider.GOOGLE, "clock_skew");
        google.bend(claims -> claims.notBeforeTime(secondsFromNow(40)));
        refused(Provider.GOOGLE, "clock_skew");
    }

    @Test
    void forgivesClocksThatDifferALittle() {
        google.bend(claims -> claims.issueTime(secondsFromNow(20)));
        assertThat(location(signIn(Provider.GOOGLE, "/", anybody()))).isEqualTo("/");

        google.bend(claims -> claims.issueTime(secondsFromNow(-300)).expirationTime(secondsFromNow(-20)));
        assertThat(location(signIn(Provider.GOOGLE, "/", anybody()))).isEqualTo("/");
    }

    @Test
    void acceptsANewKeyOfTheProvider() {
        signIn(Provider.GOOGLE, "/", anybody());
        google.rotateKey();

        assertThat(location(signIn(Provider.GOOGLE, "/", anybody()))).isEqualTo("/");
    }

    @Test
    void blamesTheProviderWhenItGivesNoToken() {
        google.answerNoToken();
        refused(Provider.GOOGLE);
    }

    @Test
    void answersACallbackThatIsNoneWithAnErrorPage() {
        assertThat(location(browser.get("/login/oauth2/code/google"))).isEqualTo("/login?error=provider_error");
    }

    @Test
    void knowsNoOtherProvider() {
        assertThat(browser.get("/oauth2/authorization/naver").statusCode()).isEqualTo(404);
    }

    @Test
    void neverBuildsAnAddressFromTheHostHeader() {
        var location = location(browser.get(
                "/oauth2/authorization/google", "X-Forwarded-Host", "evil.example", "Forwarded", "host=evil.example"));

        assertThat(ScriptedProvider.query(location).get("redirect_uri")).startsWith(TestSettings.ORIGIN + "/");
    }

    @Test
    void storesNothingThatWouldOpenASession() {
        signIn(Provider.GOOGLE, "/", anybody());

        var hashes = jdbc.sql("SELECT HEX(hash) FROM refresh_token")
                .query(String.class)
                .list();
        assertThat(hashes).isNotEmpty().doesNotContain(browser.cookie("ptsd_refresh"));
    }

    private void refused(Provider provider) {
        refused(provider, "provider_error");
    }

    private void refused(Provider provider, String error) {
        assertThat(location(signIn(provider, "/watch", anybody())))
                .isEqualTo("/login?error=" + error + "&returnTo=%2Fwatch");
        assertThat(browser.cookie("ptsd_refresh")).isNull();
    }

    private String begin(Provider provider, String returnTo) {
        var encoded = URLEncoder.encode(returnTo, StandardCharsets.UTF_8);
        var begun = browser.get("/oauth2/authorization/" + provider.id() + "?returnTo=" + encoded);
        assertThat(begun.statusCode()).isEqualTo(302);
        return location(begun);
    }

    private HttpResponse<String> signIn(
            Provider provider, String returnTo, Map<String, Object> claims, String... headers) {
        return browser.get(ScriptedProvider.of(provider).agree(begin(provider, returnTo), claims), headers);
    }

    private JsonNode me() {
        var refreshed = browser.postFromOurPage("/api/auth/refresh");
        assertThat(refreshed.statusCode()).isEqualTo(200);
        var token = JSON.readTree(refreshed.body()).at("/accessToken").asString();
        return JSON.readTree(
                browser.get("/api/users/me", "Authorization", "Bearer " + token).body());
    }

    private static Map<String, Object> anybody() {
        return Map.of("sub", UUID.randomUUID().toString(), "name", "Kim");
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static Date secondsFromNow(long seconds) {
        return Date.from(Instant.now().plus(Duration.ofSeconds(seconds)));
    }
}
