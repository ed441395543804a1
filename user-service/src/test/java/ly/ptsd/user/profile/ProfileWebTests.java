package ly.ptsd.user.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ly.ptsd.platform.jwt.SigningKeys;
import ly.ptsd.user.Browser;
import ly.ptsd.user.SignedIn;
import ly.ptsd.user.TestSettings;
import ly.ptsd.user.UserServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@UserServiceTest
class ProfileWebTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ME = "/api/users/me";

    private final SigningKeys keys;
    private Browser browser;
    private String bearer;
    private String email;

    ProfileWebTests(@Autowired SigningKeys keys) {
        this.keys = keys;
    }

    @BeforeEach
    void signIn(@LocalServerPort int port) {
        email = UUID.randomUUID() + "@Example.com";
        browser = SignedIn.browser(port, email);
        bearer = SignedIn.bearer(browser);
    }

    @Test
    void showsTheCallersAccount() {
        var answer = browser.get(ME, "Authorization", bearer);
        var me = JSON.readTree(answer.body());

        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(me.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "email",
                        "pictureUrl",
                        "ownPicture",
                        "locale",
                        "roles",
                        "identities",
                        "notices",
                        "createdAt",
                        "deletesAt");
        assertThat(me.at("/ownPicture").asBoolean()).isFalse();
        assertThat(me.at("/deletesAt").isNull()).isTrue();
        assertThat(UUID.fromString(me.at("/id").asString())).isNotNull();
        assertThat(me.at("/name").asString()).isEqualTo("Kim");
        assertThat(me.at("/email").asString()).isEqualTo(email);
        assertThat(me.at("/pictureUrl").asString()).isEqualTo("https://pictures.example/kim.jpg");
        assertThat(me.at("/locale").asString()).isEqualTo("en");
        assertThat(me.at("/identities/0").propertyNames())
                .containsExactlyInAnyOrder("id", "provider", "email", "linkedAt", "lastUsedAt");
        assertThat(me.at("/notices")).isEmpty();
        assertThat(Instant.parse(me.at("/createdAt").asString()))
                .isBeforeOrEqualTo(Instant.parse(me.at("/identities/0/linkedAt").asString()));
    }

    /** Far more at once than there are connections to the database. */
    @Test
    void showsItselfToFiftyTabsAtTheSameTime() throws Exception {
        Callable<Integer> tab = () -> browser.get(ME, "Authorization", bearer).statusCode();
        try (var tabs = Executors.newFixedThreadPool(50)) {
            assertThat(tabs.invokeAll(Collections.nCopies(50, tab)))
                    .extracting(Future::get)
                    .containsOnly(200);
        }
    }

    @Test
    void changesOnlyWhatIsGiven() {
        assertThat(change("{\"name\": \"  김민아  \"}").at("/name").asString()).isEqualTo("김민아");
        var both = change("{\"locale\": \"ko\"}");

        assertThat(both.at("/name").asString()).isEqualTo("김민아");
        assertThat(both.at("/locale").asString()).isEqualTo("ko");
        assertThat(change("{}").at("/name").asString()).isEqualTo("김민아");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"   \"}                                               | name",
                "{\"name\": \"123456789 123456789 123456789 123456789 123456789 1\"} | name",
                "{\"name\": \"a\\u0000b\"}                                          | name",
                "{\"locale\": \"fr\"}                                               | locale"
            })
    void namesTheFieldThatIsWrong(String body, String field) {
        var refused = browser.patch(ME, body, "Authorization", bearer);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("request_invalid");
        assertThat(JSON.readTree(refused.body()).at("/errors/0/field").asString())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"name\"", "{\"name\": {}}"})
    void refusesWhatItCannotRead(String body) {
        var refused = browser.patch(ME, body, "Authorization", bearer);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("request_invalid");
    }

    @Test
    void refusesAChangeMadeForAnOlderVersion() {
        var seen = browser.get(ME, "Authorization", bearer)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        var first = browser.patch(ME, "{\"name\": \"First\"}", "Authorization", bearer, "If-Match", seen);
        var second = browser.patch(ME, "{\"name\": \"Second\"}", "Authorization", bearer, "If-Match", seen);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("ETag")).isPresent().get().isNotEqualTo(seen);
        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(code(second)).isEqualTo("request_conflict");
        assertThat(JSON.readTree(browser.get(ME, "Authorization", bearer).body())
                        .at("/name")
                        .asString())
                .isEqualTo("First");
    }

    @Test
    void knowsNoAccountThatIsGone() {
        var token = keys.token("at+jwt", Duration.ofMinutes(1))
                .issuer(TestSettings.ORIGIN)
                .subject(UUID.randomUUID().toString())
                .audience()
                .add("ptsd-api")
                .and()
                .claim("roles", List.of("subscriber"))
                .compact();
        var answer = browser.get(ME, "Authorization", "Bearer " + token);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(code(answer)).isEqualTo("not_found");
    }

    private JsonNode change(String body) {
        var answer = browser.patch(ME, body, "Authorization", bearer);
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static String code(HttpResponse<String> response) {
        return JSON.readTree(response.body()).at("/code").asString();
    }
}
