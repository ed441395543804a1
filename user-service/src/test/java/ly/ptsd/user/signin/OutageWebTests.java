package ly.ptsd.user.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ly.ptsd.user.Browser;
import ly.ptsd.user.UserServiceTest;
import ly.ptsd.user.account.Language;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.account.ProviderProfile;
import ly.ptsd.user.device.Device;
import ly.ptsd.user.device.Requester;
import ly.ptsd.user.session.Arrivals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Started while nobody answers for Redis and for one provider, and under TLS. */
@UserServiceTest
@TestPropertySource(
        properties = {
            "ptsd.public-origin=https://ptsd.example",
            "spring.data.redis.url=redis://127.0.0.1:1",
            "ptsd.signin.kakao.issuer=http://127.0.0.1:1"
        })
class OutageWebTests {

    private final Arrivals arrivals;
    private Browser browser;

    OutageWebTests(@Autowired Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    @BeforeEach
    void open(@LocalServerPort int port) {
        browser = new Browser(port);
    }

    @Test
    void refusesNewSignInsWithAReasonAndKeepsTheWayBack() {
        var withoutRedis = browser.get("/oauth2/authorization/google?returnTo=%2Fwatch");
        var withoutProvider = browser.get("/oauth2/authorization/kakao");

        assertThat(withoutRedis.headers().firstValue("Location"))
                .contains("/login?error=provider_error&returnTo=%2Fwatch");
        assertThat(withoutProvider.headers().firstValue("Location")).contains("/login?error=provider_error");
    }

    @Test
    void refusesToFinishASignInWithoutRedis() {
        browser.keep("__Secure-ptsd_signin_3e23e8160039", "a".repeat(43), "/login");
        var answer = browser.get("/login/oauth2/code/google?code=a&state=b");

        assertThat(answer.headers().firstValue("Location")).contains("/login?error=provider_error");
    }

    @Test
    void keepsPeopleSignedInWhoAre() {
        var profile = new ProviderProfile(Provider.GOOGLE, "https://google.example", "7", "Kim", null, null);
        var session =
                arrivals.newcomer(profile, Language.EN, new Requester(new Device(null, null, Device.Kind.OTHER), null));
        browser.keep("__Secure-ptsd_refresh", session.token().value(), "/api/auth");
        var refreshed = browser.post("/api/auth/refresh", "Origin", "https://ptsd.example");

        assertThat(refreshed.statusCode()).isEqualTo(200);
        assertThat(refreshed.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("__Secure-ptsd_refresh=")
                .endsWith("; Secure; HttpOnly; SameSite=Strict");
        assertThat(browser.get("/.well-known/jwks.json").statusCode()).isEqualTo(200);
    }

    @Test
    void asksThoseWhoWouldLinkToComeBackLater() {
        var profile = new ProviderProfile(Provider.GOOGLE, "https://google.example", "8", "Kim", null, null);
        var session =
                arrivals.newcomer(profile, Language.EN, new Requester(new Device(null, null, Device.Kind.OTHER), null));
        browser.keep("__Secure-ptsd_refresh", session.token().value(), "/api/auth");
        var token = new JsonMapper()
                .readTree(browser.post("/api/auth/refresh", "Origin", "https://ptsd.example")
                        .body())
                .at("/accessToken")
                .asString();
        browser.keep("__Secure-ptsd_pending", "a".repeat(43), "/");
        for (var answer : List.of(
                browser.send(
                        "POST",
                        "/api/users/me/identities",
                        "{\"provider\": \"kakao\"}",
                        "Authorization",
                        "Bearer " + token),
                browser.get("/api/auth/pending"),
                browser.post("/api/auth/pending/create", "Origin", "https://ptsd.example"))) {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            assertThat(answer.body()).contains("sign_in_unavailable");
        }
        browser.keep("__Secure-ptsd_link", "a".repeat(43), "/oauth2/authorization");
        assertThat(browser.get("/oauth2/authorization/google?link=" + "a".repeat(43))
                        .headers()
                        .firstValue("Location"))
                .contains("/me?linkError=provider_error");
    }

    @Test
    void staysHealthy(@LocalManagementPort int inner) {
        assertThat(new Browser(inner).get("/actuator/health").body()).contains("\"UP\"");
    }
}
