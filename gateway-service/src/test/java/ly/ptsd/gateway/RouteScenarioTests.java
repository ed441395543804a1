package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.access;
import static ly.ptsd.gateway.Behind.accessToken;
import static ly.ptsd.gateway.Behind.aim;
import static ly.ptsd.gateway.Behind.frontend;
import static ly.ptsd.gateway.Behind.links;
import static ly.ptsd.gateway.Behind.user;
import static ly.ptsd.gateway.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
            strings = {
                "/internal/tenants/abcdefghijkl/address",
                "/internal",
                "/actuator",
                "/actuator/health",
                "/actuator/gateway/routes",
                "/api",
                "/api/unknown",
                "/api/user",
                "/api/plans/x",
                "/.well-known/x",
                "/.well-known/jwks.json/x",
            })
    void keepsInnerDoorsShut(String path) throws Exception {
        refused(caller.get(path), 404, "not_found");
        refused(caller.as(path, accessToken()), 404, "not_found");
    }

    /** Each would be an inner or a closed path for a reader who decodes, normalises or drops something. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/machines/../../internal/tenants/abcdefghijkl/address",
                "/api/machines/..%2f..%2finternal/tenants/abcdefghijkl/address",
                "/api/machines/%2e%2e/%2e%2e/internal/tenants/abcdefghijkl/address",
                "/api/machines/.%2e/.%2E/internal/tenants/abcdefghijkl/address",
                "/api/machines/%252e%252e/%252e%252e/internal/tenants/abcdefghijkl/address",
                "/api/machines/..;/..;/internal/tenants/abcdefghijkl/address",
                "/api/machines\\..\\..\\internal\\tenants\\abcdefghijkl\\address",
                "/api/machines/..%5c..%5cinternal%5ctenants",
                "/api/plans;/../internal/tenants/abcdefghijkl/address",
                "/api/machines/%c0%ae%c0%ae/internal/tenants",
                "//internal/tenants/abcdefghijkl/address",
                "/api/machines//../internal/tenants",
                "/internal;x=1/tenants/abcdefghijkl/address",
                "/%69nternal%2ftenants/abcdefghijkl/address",
                "/s/..;/api/links",
                "/s/../api/links",
                "/api/auth/../users/me",
                "/api/auth/%2e%2e/users/me",
                "/api/links/machine/../x",
                "/api/media/abcdefghijkl/play/x/../../items",
                "/api/media/abcdefghijkl/play/x/..%2f..%2fitems",
                "/api/plans%00",
            })
    void refusesPathsThatAreReadInTwoWays(String path) throws Exception {
        int before = asked();
        var answer = caller.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"request_invalid\"");
        assertThat(asked()).isEqualTo(before);
    }

    /** Not refused, but no service is reached by them: one letter off is another path. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/INTERNAL/tenants/abcdefghijkl/address",
                "/API/users/me",
                "/Api/plans",
                "/api./plans",
                "/ACTUATOR/health"
            })
    void knowsPathsInTheirOwnCaseOnly(String path) throws Exception {
        int before = servicesAsked();
        caller.get(path);
        assertThat(servicesAsked()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%69nternal/tenants/abcdefghijkl/address", "/%61ctuator/health", "/api/%75nknown"})
    void findsNothingBehindEncodedLetters(String path) throws Exception {
        refused(caller.get(path), 404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/%75sers/me", "/%61pi/users/me", "/api/users/m%65"})
    void asksForATokenWhateverLettersAreEncoded(String path) throws Exception {
        refused(caller.get(path), 401, "token_missing");
    }

    @Test
    void routesByThePathWhateverHostIsAskedFor() throws Exception {
        int before = servicesAsked();
        var answer = caller.raw(
                "GET http://169.254.169.254/latest/meta-data HTTP/1.1\r\nHost: 169.254.169.254\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(frontend.last().uri()).hasToString("/latest/meta-data");
        assertThat(servicesAsked()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT internal:8080", "OPTIONS *", "GET internal", "TRACE /internal/tenants"})
    void isNobodysForwardProxy(String requestLine) throws Exception {
        int before = asked();
        var answer = caller.raw(requestLine + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4");
        assertThat(asked()).isEqualTo(before);
    }

    @Test
    void letsOnlyOperatorsToOperations() throws Exception {
        var path = "/api/operations/instances";
        refused(caller.get(path), 401, "token_missing");
        var subscriber = access.token("ptsd-api").claim("roles", List.of("subscriber"));
        refused(caller.as(path, subscriber.compact()), 403, "forbidden");
        refused(caller.as(path, accessToken()), 403, "forbidden");
        var operator = access.token("ptsd-api").claim("roles", List.of("subscriber", "operator"));
        assertThat(caller.as(path, operator.compact()).statusCode()).isEqualTo(200);
        assertThat(aim.last().uri().getPath()).isEqualTo(path);
    }

    private static int servicesAsked() {
        return user.seen.size() + aim.seen.size() + links.seen.size() + Behind.media.seen.size();
    }

    private static int asked() {
        return servicesAsked() + frontend.seen.size();
    }
}
