package ly.ptsd.user.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import ly.ptsd.user.Browser;
import ly.ptsd.user.SignedIn;
import ly.ptsd.user.UserServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@UserServiceTest
class SigningKeysWebTests {

    private static final String ENDPOINT = "/actuator/signingkeys";
    private static final String ME = "/api/users/me";

    private int port;
    private Browser anybody;
    private Browser operator;

    @BeforeEach
    void open(@LocalServerPort int port, @LocalManagementPort int inner) {
        this.port = port;
        anybody = new Browser(port);
        operator = new Browser(inner);
    }

    @Test
    void publishesTheNextKeyAtOnceAndGoesOnSigningWithTheOldOne() {
        var before = published();
        var answer = operator.send("POST", ENDPOINT, "{}");

        assertThat(uses(answer)).containsExactly("SIGNING", "WAITING");
        assertThat(answer.body()).doesNotContain("private", "\"d\"");
        assertThat(published()).hasSize(2).containsAll(before);
        assertThat(uses(operator.get(ENDPOINT))).containsExactly("SIGNING", "WAITING");
        var signedIn = SignedIn.browser(port);
        assertThat(signedIn.get(ME, "Authorization", SignedIn.bearer(signedIn)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void endsWhatACompromisedKeySigned() {
        var signedIn = SignedIn.browser(port);
        var stolen = SignedIn.bearer(signedIn);
        var answer = operator.send("POST", ENDPOINT, "{\"retire\":true}");

        assertThat(uses(answer)).containsExactly("SIGNING");
        assertThat(signedIn.get(ME, "Authorization", stolen).statusCode()).isEqualTo(401);
        assertThat(signedIn.get(ME, "Authorization", SignedIn.bearer(signedIn)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void letsKeysBeKeptForFiveMinutes() {
        assertThat(anybody.get("/.well-known/jwks.json").headers().firstValue("Cache-Control"))
                .contains("max-age=300, public");
    }

    @Test
    void offersNoCommandOnThePublicPort() {
        assertThat(anybody.send("POST", ENDPOINT, "{\"retire\":true}").statusCode())
                .isEqualTo(401);
        assertThat(anybody.get(ENDPOINT).statusCode()).isEqualTo(401);
    }

    private List<String> published() {
        return texts(anybody.get("/.well-known/jwks.json"), "kid");
    }

    private static List<String> uses(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return texts(answer, "use");
    }

    private static List<String> texts(HttpResponse<String> answer, String member) {
        return new JsonMapper()
                .readTree(answer.body())
                .at("/keys")
                .valueStream()
                .map((JsonNode key) -> key.path(member).asString())
                .toList();
    }
}
