package ly.ptsd.user.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import ly.ptsd.user.Browser;
import ly.ptsd.user.SignedIn;
import ly.ptsd.user.TestSettings;
import ly.ptsd.user.UserServiceTest;
import ly.ptsd.user.account.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@UserServiceTest
class RolesWebTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void makesAnOperatorOfWhomTheConfigurationNames(@LocalServerPort int port) {
        var operator = signedIn(port, Provider.GOOGLE, TestSettings.OPERATOR);
        assertThat(texts(claims(operator).at("/roles"))).containsExactly("subscriber", "operator");
        assertThat(texts(SignedIn.me(operator).at("/roles"))).containsExactly("subscriber", "operator");
    }

    @Test
    void makesASubscriberOfEverybodyElse(@LocalServerPort int port) {
        for (var other : List.of(
                signedIn(port, Provider.KAKAO, TestSettings.OPERATOR),
                signedIn(port, Provider.GOOGLE, UUID.randomUUID().toString()))) {
            assertThat(texts(claims(other).at("/roles"))).containsExactly("subscriber");
            assertThat(texts(SignedIn.me(other).at("/roles"))).containsExactly("subscriber");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"somebody", "kim@example.com", "https://accounts.google.com", "https://a|b|c", "|b"})
    void refusesToStartWithWhatNamesNobody(String operator) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoleProperties(List.of(operator)))
                .withMessageContaining("issuer|subject");
    }

    private static Browser signedIn(int port, Provider provider, String subject) {
        var claims = new HashMap<>(SignedIn.person(null));
        claims.put("sub", subject);
        var browser = new Browser(port);
        SignedIn.by(browser, provider, "/", claims);
        return browser;
    }

    private static JsonNode claims(Browser browser) {
        return JSON.readTree(
                Base64.getUrlDecoder().decode(SignedIn.bearer(browser).split("\\.")[1]));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
