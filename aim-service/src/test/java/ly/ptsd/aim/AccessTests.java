package ly.ptsd.aim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.aim.testbed.Accounts;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.StandstillTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every path with every kind of credential. */
@StandstillTest
class AccessTests {

    private static final String ID = "11111111-1111-4111-8111-111111111111";

    private static final UUID ACCOUNT = UUID.randomUUID();
    private static final List<String> WRONG_TOKENS = Accounts.wrongTokens(ACCOUNT);

    private static Api api;
    private static String ownedByAnother;

    @BeforeAll
    static void start(@LocalServerPort int port) {
        api = Api.at(port);
        ownedByAnother = api.as(UUID.randomUUID()).subscribe().string("id");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/subscriptions",
        "GET, /api/subscriptions",
        "GET, /api/subscriptions/" + ID,
        "GET, /api/subscriptions/" + ID + "/timeline",
        "POST, /api/subscriptions/" + ID + "/retry",
        "POST, /api/subscriptions/" + ID + "/stop",
        "POST, /api/subscriptions/" + ID + "/start",
        "POST, /api/subscriptions/" + ID + "/cancellation",
        "DELETE, /api/subscriptions/" + ID + "/cancellation",
        "GET, /api/subscriptions/" + ID + "/plan-change?planId=plus",
        "POST, /api/subscriptions/" + ID + "/plan-change",
        "GET, /api/subscriptions/" + ID + "/history",
        "GET, /api/subscriptions/" + ID + "/export",
        "POST, /api/subscriptions/" + ID + "/media-token"
    })
    void letsOnlySubscribersIn(String method, String path) {
        refused(api.call(method, path), 401, "token_missing");
        for (var wrong : WRONG_TOKENS) {
            refused(api.with(wrong).call(method, path), 401, "token_invalid");
        }
        var noSubscriber = Accounts.token(ACCOUNT, List.of());
        refused(api.with(noSubscriber).call(method, path), 403, "forbidden");
        assertThat(api.as(ACCOUNT).call(method, path).status()).isNotIn(401, 403);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/operations/overview",
        "GET, /api/operations/tenants",
        "GET, /api/operations/tenants/abcdefghijkl",
        "POST, /api/operations/tenants/abcdefghijkl/retry",
        "POST, /api/operations/tenants/abcdefghijkl/suspend",
        "POST, /api/operations/tenants/abcdefghijkl/resume",
        "POST, /api/operations/tenants/abcdefghijkl/restart",
        "POST, /api/operations/tenants/abcdefghijkl/replace",
        "POST, /api/operations/tenants/abcdefghijkl/end",
        "GET, /api/operations/orphans",
        "POST, /api/operations/orphans/buckets/ptsd-x/removal",
        "GET, /api/operations/launches",
        "PUT, /api/operations/launches",
        "GET, /api/operations/audit"
    })
    void letsOnlyOperatorsIn(String method, String path) {
        refused(api.call(method, path), 401, "token_missing");
        for (var wrong : WRONG_TOKENS) {
            refused(api.with(wrong).call(method, path), 401, "token_invalid");
        }
        refused(api.as(ACCOUNT).call(method, path), 403, "forbidden");
        assertThat(api.asOperator(ACCOUNT).call(method, path).status()).isNotIn(401, 403);
    }

    @ParameterizedTest
    @CsvSource({
        "'', GET",
        "/timeline, GET",
        "/retry, POST",
        "/media-token, POST",
        "/stop, POST",
        "/start, POST",
        "/cancellation, POST",
        "/cancellation, DELETE",
        "/history, GET",
        "/plan-change?planId=plus, GET"
    })
    void hidesSubscriptionsOfOthers(String path, String method) {
        refused(
                api.as(ACCOUNT).call(method, "/api/subscriptions/" + ownedByAnother + path),
                404,
                "subscription_unknown");
        refused(api.as(ACCOUNT).call(method, "/api/subscriptions/" + ID + path), 404, "subscription_unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /",
        "GET, /nothing",
        "DELETE, /api/plans",
        "POST, /internal/tenants/abcdefghijkl/address",
        "GET, /api/machines/boot",
        "GET, /v3/api-docs",
        "PUT, /api/machines/jwks.json"
    })
    void refusesEverythingElse(String method, String path) {
        refused(api.call(method, path), 401, "token_missing");
        var answer = api.as(ACCOUNT).call(method, path);
        assertThat(answer.status()).isIn(401, 403);
    }

    @Test
    void servesPlansAndKeysToEverybody() {
        assertThat(api.get("/api/plans").json())
                .extracting(plan -> plan.path("id").asString())
                .containsExactly("basic", "plus", "pro");
        var key = api.get("/api/machines/jwks.json").json().at("/keys/0");
        assertThat(key.path("kty").asString()).isEqualTo("RSA");
        assertThat(key.has("d")).as("the private part").isFalse();
    }

    @Test
    void rotatesItsKeysForWhoReachesTheManagementPort() {
        var rotated = api.post("/actuator/signingkeys", Map.of());
        assertThat(rotated.json().at("/keys"))
                .extracting(key -> key.path("use").asString())
                .containsExactly("SIGNING", "WAITING");
        var published = api.get("/api/machines/jwks.json");
        assertThat(published.json().at("/keys")).hasSize(2);
        assertThat(published.headers().firstValue("Cache-Control")).hasValue("max-age=300, public");
    }

    @Test
    void tellsTheGatewayWhichTenantsThereAre() {
        refused(api.get("/internal/tenants/abcdefghijkl/address"), 404, "tenant_unknown");
        refused(api.get("/internal/tenants/No-Tenant/address"), 404, "tenant_unknown");
    }

    private static void refused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
}
