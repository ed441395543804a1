package ly.ptsd.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.user.Browser;
import ly.ptsd.user.SignedIn;
import ly.ptsd.user.UserServiceTest;
import ly.ptsd.user.account.Provider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A browser that somebody left open, or a token that somebody copied, decides nothing about who gets in. */
@UserServiceTest
class FreshSignInWebTests {

    private static final String IDENTITIES = "/api/users/me/identities";
    private static final String DELETION = "/api/users/me/deletion";

    private final JdbcClient jdbc;
    private final Map<String, Object> person = SignedIn.person(null);
    private Browser browser;

    FreshSignInWebTests(@Autowired JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @BeforeEach
    void signIn(@LocalServerPort int port) {
        browser = new Browser(port);
        SignedIn.by(browser, Provider.GOOGLE, "/", person);
    }

    @Test
    void isDemandedBeforeAWayInIsAddedOrTakenAwayOrTheAccountGoes() {
        signedInAQuarterOfAnHourAgo();

        refused(link());
        refused(browser.delete(IDENTITIES + "/" + UUID.randomUUID(), "Authorization", SignedIn.bearer(browser)));
        refused(leave());
    }

    @Test
    void isNoMatterOfRefreshing() {
        signedInAQuarterOfAnHourAgo();
        SignedIn.bearer(browser);
        refused(link());
    }

    @Test
    void isHadBySigningInOnceMore() {
        signedInAQuarterOfAnHourAgo();
        SignedIn.by(browser, Provider.GOOGLE, "/", person);
        assertThat(link().statusCode()).isEqualTo(201);
        assertThat(leave().statusCode()).isEqualTo(200);
    }

    @Test
    void isNotThatOfASessionThatIsOver() {
        var bearer = SignedIn.bearer(browser);
        browser.postFromOurPage("/api/auth/logout");
        refused(browser.send("POST", IDENTITIES, "{\"provider\": \"kakao\"}", "Authorization", bearer));
    }

    private void signedInAQuarterOfAnHourAgo() {
        jdbc.sql("""
                        UPDATE refresh_family SET started_at = DATE_SUB(started_at, INTERVAL 901 SECOND)
                         WHERE account_id IN (SELECT account_id FROM identity WHERE subject = ?)
                        """).param(person.get("sub")).update();
    }

    private HttpResponse<String> link() {
        return browser.send("POST", IDENTITIES, "{\"provider\": \"kakao\"}", "Authorization", SignedIn.bearer(browser));
    }

    private HttpResponse<String> leave() {
        return browser.send("POST", DELETION, "{\"confirm\": \"Kim\"}", "Authorization", SignedIn.bearer(browser));
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(new JsonMapper().readTree(answer.body()).at("/code").asString())
                .isEqualTo("sign_in_not_fresh");
    }
}
