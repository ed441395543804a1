package ly.ptsd.aim.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.StandstillTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@StandstillTest
class TenantWebTests {

    private final JdbcClient jdbc;
    private final UUID account = UUID.randomUUID();
    private final UUID owner = UUID.randomUUID();
    private Api operator;
    private String tenant = "";
    private String path = "";

    TenantWebTests(@Autowired JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @BeforeEach
    void subscribe(@LocalServerPort int port) {
        jdbc.sql("DELETE FROM audit").update();
        operator = Api.at(port).asOperator(account);
        tenant = Api.at(port).as(owner).subscribe().string("tenantId");
        path = "/api/operations/tenants/" + tenant;
    }

    @Test
    void showsEverythingAboutATenant() {
        var detail = operator.get(path).json();
        assertThat(detail.path("tenantId").asString()).isEqualTo(tenant);
        assertThat(detail.path("account").asString()).isEqualTo(owner.toString());
        assertThat(detail.path("state").asString()).isEqualTo("REQUESTED");
        assertThat(detail.path("steps")).hasSize(5);
        assertThat(detail.at("/history/0/cause").asString()).isEqualTo("subscribed");
        assertThat(detail.path("bucket").asString()).endsWith(tenant);
        assertThat(detail.at("/cost/perHourUsd").decimalValue()).isEqualByComparingTo("0");
        assertThat(detail.at("/cost/pricesAsOf").asString()).isEqualTo("2025-01-15");
        assertThat(detail.path("launches")).isEmpty();
        assertThat(detail.path("server").isNull()).isTrue();
        assertThat(detail.path("allowed"))
                .extracting(command -> command.asString())
                .containsExactly("end");
    }

    @Test
    void endsASubscriptionAndWritesDownWhoDid() {
        var ended = operator.post(path + "/end", Map.of("reason", "the account was stolen"));
        assertThat(ended.status()).isEqualTo(202);
        assertThat(ended.string("state")).isEqualTo("ENDING");
        assertThat(ended.json().at("/history/0/detail").asString()).isEqualTo("the account was stolen");
        assertThat(ended.json().at("/history/0/actor").asString()).isEqualTo("OPERATOR");
        var entry = operator.get("/api/operations/audit").json().at("/items/0");
        assertThat(entry.path("command").asString()).isEqualTo("end");
        assertThat(entry.path("tenantId").asString()).isEqualTo(tenant);
        assertThat(entry.path("operator").asString()).isEqualTo(account.toString());
        assertThat(entry.path("reason").asString()).isEqualTo("the account was stolen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry", "suspend", "resume", "restart", "replace"})
    void refusesWhatDoesNotFitTheStateAndSaysWhatDoes(String command) {
        var refused = operator.post(path + "/" + command, Map.of("reason", "why"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("request_conflict");
        assertThat(refused.string("state")).isEqualTo("REQUESTED");
        assertThat(refused.json().path("allowed"))
                .extracting(allowed -> allowed.asString())
                .containsExactly("end");
        assertThat(operator.get("/api/operations/audit").json().path("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry", "suspend", "resume", "restart", "replace", "end"})
    void refusesACommandWithoutAReason(String command) {
        assertThat(operator.post(path + "/" + command, Map.of("reason", " ")).code())
                .isEqualTo("request_invalid");
        assertThat(operator.post(path + "/" + command, Map.of("reason", "x".repeat(501)))
                        .code())
                .isEqualTo("request_invalid");
        assertThat(operator.get(path).string("state")).isEqualTo("REQUESTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefghijkl", "No-Tenant", "%20"})
    void knowsNoOtherTenant(String another) {
        var unknown = "/api/operations/tenants/" + another;
        assertThat(operator.get(unknown).code()).isEqualTo("tenant_unknown");
        assertThat(operator.post(unknown + "/end", Map.of("reason", "why")).code())
                .isEqualTo("tenant_unknown");
    }
}
