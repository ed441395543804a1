package ly.ptsd.user.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import ly.ptsd.user.Browser;
import ly.ptsd.user.SignedIn;
import ly.ptsd.user.UserServiceTest;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.account.Provider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@UserServiceTest
class EventWebTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String EVENTS = "/api/users/me/events";

    private final SecurityEvents events;
    private int port;
    private Browser browser;

    EventWebTests(@Autowired SecurityEvents events) {
        this.events = events;
    }

    @BeforeEach
    void signIn(@LocalServerPort int port) {
        this.port = port;
        browser = new Browser(port);
        SignedIn.by(
                browser,
                Provider.GOOGLE,
                "/",
                SignedIn.person(null),
                "X-Forwarded-For",
                "203.0.113.77",
                "User-Agent",
                "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0");
    }

    @Test
    void showsTheOwnerWhatHappenedLatestFirstWithTheAddressMasked() {
        browser.patch("/api/users/me", "{\"name\": \"Other\"}", "Authorization", SignedIn.bearer(browser));
        browser.patch("/api/users/me", "{\"name\": \"Other\"}", "Authorization", SignedIn.bearer(browser));
        var answer = get(browser, EVENTS);
        var page = JSON.readTree(answer.body());

        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.at("/next").isNull()).isTrue();
        assertThat(page.at("/events")
                        .valueStream()
                        .map(event -> event.at("/kind").asString()))
                .containsExactly("NAME_CHANGED", "SIGNED_IN", "ACCOUNT_CREATED");
        var signedIn = page.at("/events/1");
        assertThat(signedIn.at("/provider").asString()).isEqualTo("google");
        assertThat(signedIn.at("/address").asString()).isEqualTo("203.0.113.0");
        assertThat(signedIn.at("/device").toString())
                .isEqualTo("{\"browser\":\"Firefox\",\"os\":\"Linux\",\"kind\":\"DESKTOP\"}");
        assertThat(page.at("/events/0/address").isNull()).isTrue();
        assertThat(page.at("/events/0/provider").isNull()).isTrue();
    }

    @Test
    void turnsPagesOfFifty() {
        var me = new AccountId(UUID.fromString(SignedIn.me(browser).at("/id").asString()));
        for (int number = 0; number < 70; number++) {
            events.record(me, EventKind.PICTURE_CHANGED, null, null);
        }
        var first = JSON.readTree(get(browser, EVENTS).body());
        var second = JSON.readTree(
                get(browser, EVENTS + "?before=" + first.at("/next").asString()).body());

        assertThat(ids(first)).hasSize(50).doesNotContainAnyElementsOf(ids(second));
        assertThat(ids(second)).hasSize(22);
        assertThat(second.at("/next").isNull()).isTrue();
        assertThat(first.at("/events/0/device").isNull()).isTrue();
    }

    @Test
    void refusesAPageThatIsNone() {
        var refused = get(browser, EVENTS + "?before=nonsense");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(refused.body()).at("/code").asString()).isEqualTo("request_invalid");
    }

    @Test
    void showsNobodyTheEventsOfOthers() {
        var other = SignedIn.browser(port);

        assertThat(ids(JSON.readTree(get(other, EVENTS).body())))
                .hasSize(2)
                .doesNotContainAnyElementsOf(
                        ids(JSON.readTree(get(browser, EVENTS).body())));
    }

    @Test
    void keepsANoticeInTheProfileUntilItsOwnerHasSeenIt() {
        var me = new AccountId(UUID.fromString(SignedIn.me(browser).at("/id").asString()));
        events.record(me, EventKind.REFRESH_TOKEN_REUSED, null, null);
        var notice = SignedIn.me(browser).at("/notices/0");
        assertThat(notice.at("/kind").asString()).isEqualTo("REFRESH_TOKEN_REUSED");
        var seen = "/api/users/me/notices/" + notice.at("/id").asString() + "/seen";

        var stranger = SignedIn.browser(port);
        assertThat(post(stranger, seen).statusCode()).isEqualTo(404);
        assertThat(SignedIn.me(browser).at("/notices")).hasSize(1);
        assertThat(post(browser, seen).statusCode()).isEqualTo(204);
        assertThat(post(browser, seen).statusCode()).isEqualTo(204);
        assertThat(SignedIn.me(browser).at("/notices")).isEmpty();
    }

    private static HttpResponse<String> get(Browser browser, String path) {
        return browser.get(path, "Authorization", SignedIn.bearer(browser));
    }

    private static HttpResponse<String> post(Browser browser, String path) {
        return browser.post(path, "Authorization", SignedIn.bearer(browser));
    }

    private static List<String> ids(JsonNode page) {
        return page.at("/events")
                .valueStream()
                .map(event -> event.at("/id").asString())
                .toList();
    }
}
