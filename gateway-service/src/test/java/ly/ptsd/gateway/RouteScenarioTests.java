package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.aim;
import static ly.ptsd.gateway.Behind.frontend;
import static ly.ptsd.gateway.Behind.links;
import static ly.ptsd.gateway.Behind.user;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which path goes where, and which goes nowhere. */
class RouteScenarioTests extends GatewayScenario {

    @Test
    void sendsEachPathToItsOwner() throws Exception {
        caller.get("/oauth2/authorization/google");
        assertThat(user.last().uri().getPath()).isEqualTo("/oauth2/authorization/google");
        caller.get("/login/oauth2/code/google?code=a%2Fb&state=c");
        assertThat(user.last().uri()).hasToString("/login/oauth2/code/google?code=a%2Fb&state=c");
        caller.get("/api/plans");
        assertThat(aim.last().uri().getPath()).isEqualTo("/api/plans");
        caller.get("/s/abc");
        assertThat(links.last().uri().getPath()).isEqualTo("/s/abc");
        for (var page : new String[] {"/", "/login", "/library", "/assets/app.js"}) {
            caller.get(page);
            assertThat(frontend.last().uri().getPath()).isEqualTo(page);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/internal/tenants/abcdefghijkl/address", "/actuator/health", "/api/unknown", "/.well-known/x"})
    void keepsInnerDoorsShut(String path) throws Exception {
        var answer = caller.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"not_found\"");
    }
}
