package ly.ptsd.user.pending;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.user.Browser;
import ly.ptsd.user.SignedIn;
import ly.ptsd.user.TestSettings;
import ly.ptsd.user.UserServiceTest;
import ly.ptsd.user.account.Provider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody whose e-mail address belongs to an account that Google opens signs in with Kakao. */
@UserServiceTest
class PendingWebTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PENDING = "/api/auth/pending";

    private final StringRedisTemplate redis;
    private final String email = UUID.randomUUID() + "@example.com";
    private final Map<String, Object> google = SignedIn.person(email);
    private final Map<String, Object> kakao = SignedIn.person(email.toUpperCase(Locale.ROOT));

    private int port;
    private Browser browser;
    private JsonNode existing;

    PendingWebTests(@Autowired StringRedisTemplate redis) {
        this.redis = redis;
    }

    @BeforeEach
    void arrive(@LocalServerPort int port) {
        this.port = port;
        var before = new Browser(port);
        SignedIn.by(before, Provider.GOOGLE, "/", google);
        existing = SignedIn.me(before).at("/id");
        browser = new Browser(port);
        var ending = SignedIn.by(browser, Provider.KAKAO, "/watch/7", kakao);
        assertThat(SignedIn.location(ending)).isEqualTo("/login/choose?returnTo=%2Fwatch%2F7");
    }

    @Test
    void isSignedInToNothingBeforeTheChoice() {
        assertThat(browser.cookie("ptsd_refresh")).isNull();
        assertThat(browser.cookie("ptsd_pending")).hasSize(43);
        assertThat(redis.keys("*" + browser.cookie("ptsd_pending") + "*")).isEmpty();
    }

    @Test
    void isToldWhichProviderOpensTheAccountAndNoMore() {
        var told = JSON.readTree(browser.get(PENDING).body());

        assertThat(told.propertyNames()).containsExactlyInAnyOrder("provider", "email", "existing");
        assertThat(told.at("/provider").asString()).isEqualTo("kakao");
        assertThat(told.at("/email").asString())
                .isEqualTo(email.substring(0, 1).toUpperCase(Locale.ROOT) + "***@EXAMPLE.COM");
        assertThat(told.at("/existing")).hasSize(1);
        assertThat(told.at("/existing/0").asString()).isEqualTo("google");
    }

    @Test
    void linksByTheOldWayIn() {
        var ending = SignedIn.through(browser, chooseToLink(), Provider.GOOGLE, google);

        assertThat(SignedIn.location(ending)).isEqualTo("/watch/7");
        assertThat(SignedIn.me(browser).at("/id")).isEqualTo(existing);
        assertThat(SignedIn.me(browser).at("/identities")).hasSize(2);
        assertThat(browser.cookie("ptsd_pending")).isNull();
        var later = new Browser(port);
        assertThat(SignedIn.location(SignedIn.by(later, Provider.KAKAO, "/", kakao)))
                .isEqualTo("/");
        assertThat(SignedIn.me(later).at("/id")).isEqualTo(existing);
    }

    @Test
    void linksNothingWhenTheOldWayInLeadsToAnotherAccount() {
        var other = SignedIn.person(UUID.randomUUID() + "@example.com");
        SignedIn.by(new Browser(port), Provider.GOOGLE, "/", other);
        var ending = SignedIn.through(browser, chooseToLink(), Provider.GOOGLE, other);

        assertThat(SignedIn.location(ending)).isEqualTo("/me?linkError=other_account");
        assertThat(SignedIn.me(browser).at("/identities")).hasSize(1);
    }

    @Test
    void saysSoWhenTheIdentityGotAnAccountOfItsOwnMeanwhile() {
        var startUrl = chooseToLink();
        var elsewhere = new Browser(port);
        SignedIn.by(elsewhere, Provider.KAKAO, "/", kakao);
        elsewhere.postFromOurPage(PENDING + "/create");
        var ending = SignedIn.through(browser, startUrl, Provider.GOOGLE, google);

        assertThat(SignedIn.location(ending)).isEqualTo("/me?linkError=identity_taken");
        assertThat(SignedIn.me(browser).at("/id")).isEqualTo(existing);
        assertThat(SignedIn.me(browser).at("/identities")).hasSize(1);
    }

    @Test
    void linksNothingOnceTheOtherChoiceWasMadeInAnotherTab() {
        var startUrl = chooseToLink();
        browser.copy().postFromOurPage(PENDING + "/create");
        var ending = SignedIn.through(browser, startUrl, Provider.GOOGLE, google);

        assertThat(SignedIn.location(ending)).isEqualTo("/me?linkError=sign_in_expired");
        assertThat(SignedIn.me(browser).at("/identities")).hasSize(1);
    }

    /** The next person at this computer signs in the usual way: what was pending is none of their business. */
    @Test
    void linksNothingWithoutBeingAskedTo() {
        var ending = SignedIn.by(browser, Provider.GOOGLE, "/", google);

        assertThat(SignedIn.location(ending)).isEqualTo("/");
        assertThat(SignedIn.me(browser).at("/identities")).hasSize(1);
    }

    @Test
    void linksNothingInABrowserThatIsNotTheOneThatChose() {
        var startUrl = chooseToLink();

        assertThat(SignedIn.location(new Browser(port).get(startUrl)))
                .isEqualTo("/login?error=sign_in_expired&returnTo=%2Fwatch%2F7");
        var proof = startUrl.replaceAll(".*pending=", "");
        var tampered = startUrl.replace(proof, "0".repeat(proof.length()));
        assertThat(SignedIn.location(browser.get(tampered)))
                .isEqualTo("/login?error=sign_in_expired&returnTo=%2Fwatch%2F7");
        assertThat(startUrl).doesNotContain(browser.cookie("ptsd_pending"));
    }

    @Test
    void makesASeparateAccountOnceWhenThatIsWanted() {
        var twice = browser.copy();
        var created = browser.postFromOurPage(PENDING + "/create");

        assertThat(created.statusCode()).isEqualTo(204);
        assertThat(browser.cookie("ptsd_pending")).isNull();
        assertThat(SignedIn.me(browser).at("/id")).isNotEqualTo(existing);
        expired(twice.postFromOurPage(PENDING + "/create"));
        expired(twice.get(PENDING));
        expired(twice.send("POST", PENDING + "/link", "{\"provider\": \"google\"}", "Origin", TestSettings.ORIGIN));
    }

    @Test
    void neverChoosesAgainOnceTheChoiceIsMade() {
        browser.postFromOurPage(PENDING + "/create");

        assertThat(SignedIn.location(SignedIn.by(new Browser(port), Provider.KAKAO, "/", kakao)))
                .isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"provider\": \"kakao\"}", "{\"provider\": \"naver\"}", "{}"})
    void linksByNoProviderThatDoesNotOpenTheAccount(String choice) {
        var refused = browser.send("POST", PENDING + "/link", choice, "Origin", TestSettings.ORIGIN);

        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @Test
    void choosesOnOurOwnPagesOnly() {
        for (var path : new String[] {"/link", "/create"}) {
            var refused = browser.send(
                    "POST", PENDING + path, "{\"provider\": \"google\"}", "Origin", "https://evil.example");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(browser.send("POST", PENDING + path, "{\"provider\": \"google\"}")
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(browser.get(PENDING).statusCode()).isEqualTo(200);
    }

    @Test
    void hasNothingToChooseWithoutACookie() {
        expired(new Browser(port).get(PENDING));
        expired(new Browser(port).postFromOurPage(PENDING + "/create"));
    }

    private String chooseToLink() {
        var chosen =
                browser.send("POST", PENDING + "/link", "{\"provider\": \"google\"}", "Origin", TestSettings.ORIGIN);
        assertThat(chosen.statusCode()).isEqualTo(200);
        return JSON.readTree(chosen.body()).at("/startUrl").asString();
    }

    private static void expired(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(response.body()).at("/code").asString()).isEqualTo("sign_in_expired");
    }
}
