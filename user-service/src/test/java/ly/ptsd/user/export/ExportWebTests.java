package ly.ptsd.user.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.user.Browser;
import ly.ptsd.user.SignedIn;
import ly.ptsd.user.UserServiceTest;
import ly.ptsd.user.account.Provider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@UserServiceTest
class ExportWebTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String EXPORT = "/api/users/me/export";

    private final String email = UUID.randomUUID() + "@example.com";
    private final Map<String, Object> person = SignedIn.person(email);
    private Browser browser;

    @BeforeEach
    void signIn(@LocalServerPort int port) {
        browser = new Browser(port);
        SignedIn.by(browser, Provider.GOOGLE, "/", person);
    }

    @Test
    void handsOutAllThatIsKnownAboutTheOwner() {
        var bearer = SignedIn.bearer(browser);
        for (int rename = 0; rename < 60; rename++) {
            browser.patch("/api/users/me", "{\"name\":\"Kim " + rename + "\"}", "Authorization", bearer);
        }
        var answer = browser.get(EXPORT, "Authorization", bearer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"ptsd-account.json\"");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");

        var export = JSON.readTree(answer.body());
        assertThat(Instant.parse(export.at("/exportedAt").asString())).isBeforeOrEqualTo(Instant.now());
        assertThat(export.at("/profile")).isEqualTo(SignedIn.me(browser));
        assertThat(export.at("/identities/0/subject").asString()).isEqualTo(person.get("sub"));
        assertThat(export.at("/identities/0/email").asString()).isEqualTo(email);
        assertThat(export.at("/identities/0/pictureUrl").asString()).isEqualTo(person.get("picture"));
        assertThat(export.at("/sessions/0/current").asBoolean()).isTrue();
        assertThat(export.at("/events/0/kind").asString()).isEqualTo("DATA_EXPORTED");
        assertThat(export.at("/events")).as("more than one page of them").hasSizeGreaterThanOrEqualTo(62);
    }

    @Test
    void isNobodyElses() {
        assertThat(browser.get(EXPORT).statusCode()).isEqualTo(401);
    }
}
