package ly.ptsd.user.linking;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import ly.ptsd.user.Browser;
import ly.ptsd.user.SignedIn;
import ly.ptsd.user.UserServiceTest;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.signin.ScriptedProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@UserServiceTest
class LinkingWebTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String IDENTITIES = "/api/users/me/identities";

    private int port;
    private Browser browser;
    private String bearer;

    @BeforeEach
    void signIn(@LocalServerPort int port) {
        this.port = port;
        browser = SignedIn.browser(port);
        bearer = SignedIn.bearer(browser);
    }

    @Test
    void linksASecondProviderThatThenOpensTheSameAccount() {
        var kakao = SignedIn.person(null);
        var ending = SignedIn.through(browser, wish("kakao"), Provider.KAKAO, kakao);

        assertThat(SignedIn.location(ending)).isEqualTo("/me?linked=kakao");
        assertThat(ending.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("ptsd_link=; Path=/oauth2/authorization; Max-Age=0;"))
                .noneMatch(cookie -> cookie.startsWith("ptsd_refresh"));
        var mine = SignedIn.me(browser);
        assertThat(mine.at("/identities")).hasSize(2);
        var elsewhere = new Browser(port);
        SignedIn.by(elsewhere, Provider.KAKAO, "/", kakao);
        assertThat(SignedIn.me(elsewhere).at("/id")).isEqualTo(mine.at("/id"));
        assertThat(kinds(browser)).contains("IDENTITY_LINKED");
    }

    @Test
    void bindsTheTicketToTheBrowserThatAsked() {
        var answer = ask("{\"provider\": \"kakao\"}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("ptsd_link=[A-Za-z0-9_-]{43}; Path=/oauth2/authorization; Max-Age=300; Expires=[^;]+; "
                        + "HttpOnly; SameSite=Lax");
        assertThat(startUrl(answer)).isEqualTo("/oauth2/authorization/kakao?link=" + browser.cookie("ptsd_link"));
    }

    @Test
    void hasThePersonSayWhichOfTheirAccountsAtTheProviderTheyMean() {
        assertThat(ScriptedProvider.query(SignedIn.location(browser.get(wish("kakao")))))
                .containsEntry("prompt", "select_account");
        assertThat(ScriptedProvider.query(SignedIn.location(browser.get("/oauth2/authorization/kakao"))))
                .doesNotContainKey("prompt");
    }

    @Test
    void beginsInNobodyElsesBrowser() {
        var startUrl = wish("kakao");
        var victim = SignedIn.browser(port);
        assertThat(SignedIn.location(victim.get(startUrl))).isEqualTo("/me?linkError=sign_in_expired");

        victim.send("POST", IDENTITIES, "{\"provider\": \"kakao\"}", "Authorization", SignedIn.bearer(victim));
        assertThat(victim.cookie("ptsd_link")).isNotNull();
        assertThat(SignedIn.location(victim.get(startUrl))).isEqualTo("/me?linkError=sign_in_expired");
    }

    @Test
    void endsInNobodyElsesBrowser() {
        var page = SignedIn.location(browser.get(wish("kakao")));
        var callback = ScriptedProvider.of(Provider.KAKAO).agree(page, SignedIn.person(null));

        assertThat(SignedIn.location(SignedIn.browser(port).get(callback))).isEqualTo("/login?error=sign_in_expired");
        assertThat(SignedIn.me(browser).at("/identities")).hasSize(1);
    }

    @Test
    void refusesATicketOfAnotherProvider() {
        var startUrl = wish("kakao").replace("/kakao?", "/google?");

        assertThat(SignedIn.location(browser.get(startUrl))).isEqualTo("/me?linkError=sign_in_expired");
    }

    @Test
    void takesATicketOnceHoweverOftenItWasStarted() {
        var startUrl = wish("kakao");
        var double1 = SignedIn.location(browser.get(startUrl));
        var double2 = SignedIn.location(browser.get(startUrl));
        var kakao = ScriptedProvider.of(Provider.KAKAO);

        assertThat(SignedIn.location(browser.get(kakao.agree(double2, SignedIn.person(null)))))
                .isEqualTo("/me?linked=kakao");
        assertThat(SignedIn.location(browser.get(kakao.agree(double1, SignedIn.person(null)))))
                .isEqualTo("/me?linkError=sign_in_expired");
        assertThat(SignedIn.me(browser).at("/identities")).hasSize(2);
    }

    @Test
    void linksNothingOnceTheSessionIsOver() {
        var page = SignedIn.location(browser.get(wish("kakao")));
        browser.postFromOurPage("/api/auth/logout");
        var callback = ScriptedProvider.of(Provider.KAKAO).agree(page, SignedIn.person(null));

        assertThat(SignedIn.location(browser.get(callback))).isEqualTo("/me?linkError=sign_in_expired");
    }

    @Test
    void saysWhenTheIdentityOpensAnAccountAlready() {
        var kakao = SignedIn.person(null);
        SignedIn.through(browser, wish("kakao"), Provider.KAKAO, kakao);
        assertThat(SignedIn.location(SignedIn.through(browser, wish("kakao"), Provider.KAKAO, kakao)))
                .isEqualTo("/me?linkError=identity_linked");

        var taken = SignedIn.person(null);
        SignedIn.by(new Browser(port), Provider.KAKAO, "/", taken);
        assertThat(SignedIn.location(SignedIn.through(browser, wish("kakao"), Provider.KAKAO, taken)))
                .isEqualTo("/me?linkError=identity_taken");
        assertThat(SignedIn.me(browser).at("/identities")).hasSize(2);
    }

    @Test
    void goesBackToWhereItWasAskedFor() {
        var asked = startUrl(ask("{\"provider\": \"kakao\", \"returnTo\": \"/settings?tab=login#list\"}"));
        var page = SignedIn.location(browser.get(asked));

        assertThat(SignedIn.location(browser.get(ScriptedProvider.refuse(page, "access_denied"))))
                .isEqualTo("/settings?tab=login&linkError=cancelled#list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\\\evil.example", "javascript:alert(1)"})
    void goesBackNowhereElse(String returnTo) {
        var asked = startUrl(ask("{\"provider\": \"kakao\", \"returnTo\": \"" + returnTo + "\"}"));

        assertThat(SignedIn.location(SignedIn.through(browser, asked, Provider.KAKAO, SignedIn.person(null))))
                .isEqualTo("/?linked=kakao");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"provider\": null}", "{\"provider\": \"naver\"}", "[]", ""})
    void asksForAProvider(String body) {
        var refused = ask(body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("request_invalid");
    }

    @Test
    void unlinksAllButTheLastOne() {
        SignedIn.through(browser, wish("kakao"), Provider.KAKAO, SignedIn.person(null));
        var identities = SignedIn.me(browser).at("/identities");
        var first = IDENTITIES + "/" + identities.at("/0/id").asString();
        var second = IDENTITIES + "/" + identities.at("/1/id").asString();

        assertThat(delete(first).statusCode()).isEqualTo(204);
        assertThat(delete(first).statusCode()).isEqualTo(404);
        assertThat(delete(second).statusCode()).isEqualTo(409);
        assertThat(code(delete(second))).isEqualTo("identity_last");
        assertThat(kinds(browser)).contains("IDENTITY_UNLINKED");
    }

    @Test
    void unlinksNobodyElsesIdentity() {
        var other = SignedIn.browser(port);
        var theirs = SignedIn.me(other).at("/identities/0/id").asString();

        assertThat(code(delete(IDENTITIES + "/" + theirs))).isEqualTo("not_found");
        assertThat(code(delete(IDENTITIES + "/" + UUID.randomUUID()))).isEqualTo("not_found");
        assertThat(delete(IDENTITIES + "/nonsense").statusCode()).isIn(400, 404);
    }

    private String wish(String provider) {
        return startUrl(ask("{\"provider\": \"" + provider + "\"}"));
    }

    private HttpResponse<String> ask(String body) {
        return browser.send("POST", IDENTITIES, body, "Authorization", bearer);
    }

    private HttpResponse<String> delete(String path) {
        return browser.delete(path, "Authorization", bearer);
    }

    private static String startUrl(HttpResponse<String> answer) {
        return JSON.readTree(answer.body()).at("/startUrl").asString();
    }

    private static Iterable<String> kinds(Browser browser) {
        var events = browser.get("/api/users/me/events", "Authorization", SignedIn.bearer(browser));
        return JSON.readTree(events.body())
                .at("/events")
                .valueStream()
                .map(event -> event.at("/kind").asString())
                .toList();
    }

    private static String code(HttpResponse<String> response) {
        return JSON.readTree(response.body()).at("/code").asString();
    }
}
