package ly.ptsd.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.user.Browser;
import ly.ptsd.user.SignedIn;
import ly.ptsd.user.UserServiceTest;
import ly.ptsd.user.account.Provider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody signed in on a desktop and on a phone. */
@UserServiceTest
class AccountSessionsWebTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SESSIONS = "/api/users/me/sessions";
    private static final String WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 "
            + "(KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";
    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 "
            + "(KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";

    private final Map<String, Object> person = SignedIn.person(null);

    private int port;
    private Browser desktop;
    private Browser phone;

    @BeforeEach
    void signIn(@LocalServerPort int port) {
        this.port = port;
        desktop = new Browser(port);
        phone = new Browser(port);
        SignedIn.by(desktop, Provider.GOOGLE, "/", person, "User-Agent", WINDOWS);
        SignedIn.by(phone, Provider.GOOGLE, "/", person, "User-Agent", IPHONE);
    }

    @Test
    void areListedWithTheirDevicesTheLatestUsedFirst() {
        var answer = desktop.get(SESSIONS, "Authorization", SignedIn.bearer(desktop));
        var sessions = JSON.readTree(answer.body()).at("/sessions");

        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(sessions).hasSize(2);
        assertThat(sessions.at("/0/current").asBoolean()).isTrue();
        assertThat(sessions.at("/0/device").toString())
                .isEqualTo("{\"browser\":\"Chrome\",\"os\":\"Windows\",\"kind\":\"DESKTOP\"}");
        assertThat(sessions.at("/0/provider").asString()).isEqualTo("google");
        assertThat(sessions.at("/1/current").asBoolean()).isFalse();
        assertThat(sessions.at("/1/device").toString())
                .isEqualTo("{\"browser\":\"Mobile Safari\",\"os\":\"iOS\",\"kind\":\"PHONE\"}");
        var used = Instant.parse(sessions.at("/0/lastUsedAt").asString());
        assertThat(used).isAfter(Instant.parse(sessions.at("/0/createdAt").asString()));
        assertThat(Instant.parse(sessions.at("/0/expiresAt").asString())).isEqualTo(used.plus(Duration.ofDays(30)));
    }

    @Test
    void areNamedInTheAccessToken() {
        var payload = SignedIn.bearer(phone).split("\\.")[1];
        var sid =
                JSON.readTree(Base64.getUrlDecoder().decode(payload)).at("/sid").asString();

        assertThat(current(phone).at("/id").asString()).isEqualTo(sid);
    }

    @Test
    void endOneByOne() {
        var lost = current(phone).at("/id").asString();
        var bearer = SignedIn.bearer(desktop);

        assertThat(desktop.delete(SESSIONS + "/" + lost, "Authorization", bearer)
                        .statusCode())
                .isEqualTo(204);
        assertThat(phone.postFromOurPage("/api/auth/refresh").statusCode()).isEqualTo(401);
        assertThat(desktop.postFromOurPage("/api/auth/refresh").statusCode()).isEqualTo(200);
        unknown(desktop.delete(SESSIONS + "/" + lost, "Authorization", bearer));
    }

    @Test
    void areNobodyElsesToEnd() {
        var stranger = SignedIn.browser(port);
        var mine = current(desktop).at("/id").asString();

        unknown(stranger.delete(SESSIONS + "/" + mine, "Authorization", SignedIn.bearer(stranger)));
        unknown(stranger.delete(SESSIONS + "/" + UUID.randomUUID(), "Authorization", SignedIn.bearer(stranger)));
        assertThat(desktop.postFromOurPage("/api/auth/refresh").statusCode()).isEqualTo(200);
    }

    @Test
    void endAllButTheCallersOwn() {
        var other = SignedIn.browser(port);
        assertThat(desktop.delete(SESSIONS, "Authorization", SignedIn.bearer(desktop))
                        .statusCode())
                .isEqualTo(204);

        assertThat(phone.postFromOurPage("/api/auth/refresh").statusCode()).isEqualTo(401);
        assertThat(desktop.postFromOurPage("/api/auth/refresh").statusCode()).isEqualTo(200);
        assertThat(other.postFromOurPage("/api/auth/refresh").statusCode()).isEqualTo(200);
    }

    @Test
    void endAllOnRequest() {
        var bearer = SignedIn.bearer(desktop);
        assertThat(desktop.delete(SESSIONS + "?all=true", "Authorization", bearer)
                        .statusCode())
                .isEqualTo(204);

        assertThat(phone.postFromOurPage("/api/auth/refresh").statusCode()).isEqualTo(401);
        assertThat(desktop.postFromOurPage("/api/auth/refresh").statusCode()).isEqualTo(401);
        var events = desktop.get("/api/users/me/events", "Authorization", bearer);
        assertThat(JSON.readTree(events.body()).at("/events/0/kind").asString()).isEqualTo("SESSION_ENDED");
    }

    private static JsonNode current(Browser browser) {
        var answer = browser.get(SESSIONS, "Authorization", SignedIn.bearer(browser));
        return JSON.readTree(answer.body())
                .at("/sessions")
                .valueStream()
                .filter(session -> session.at("/current").asBoolean())
                .findFirst()
                .orElseThrow();
    }

    private static void unknown(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(response.body()).at("/code").asString()).isEqualTo("session_unknown");
    }
}
