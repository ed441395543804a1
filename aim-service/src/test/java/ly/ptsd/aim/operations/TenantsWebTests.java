package ly.ptsd.aim.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ly.ptsd.aim.sql.Columns;
import ly.ptsd.aim.tenant.TenantId;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.StandstillTest;
import ly.ptsd.aim.testbed.SteppedClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@StandstillTest
class TenantsWebTests {

    private static final String TENANTS = "/api/operations/tenants";

    private final JdbcClient jdbc;
    private final SteppedClock clock;
    private Api operator;

    TenantsWebTests(@Autowired JdbcClient jdbc, @Autowired SteppedClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @BeforeEach
    void start(@LocalServerPort int port) {
        operator = Api.at(port).asOperator(UUID.randomUUID());
        clock.reset();
        for (var table : List.of("subscription_history", "subscription_step", "launch", "machine", "subscription")) {
            jdbc.sql("DELETE FROM " + table).update();
        }
    }

    @Test
    void showsTheStuckOnesFirstThenThoseThatChangedLast() {
        var longActive = tenant("ACTIVE", Duration.ofDays(9));
        var stillMade = tenant("PROVISIONING", Duration.ofMinutes(14));
        var failed = tenant("FAILED", Duration.ofMinutes(3));
        var madeForever = tenant("PROVISIONING", Duration.ofMinutes(16));
        var ending = tenant("ENDING", Duration.ofHours(1));
        tenant("ENDED", Duration.ofMinutes(1));
        assertThat(tenants("")).containsExactly(failed, madeForever, ending, stillMade, longActive);
        assertThat(tenants("?stuck=true")).containsExactly(failed, madeForever, ending);
        assertThat(tenants("?stuck=false")).containsExactly(stillMade, longActive);
    }

    @Test
    void losesAndRepeatsNoTenantBetweenPagesWhateverChangesMeanwhile() {
        var all = new ArrayList<String>();
        for (int number = 0; number < 120; number++) {
            all.add(tenant(number % 2 == 0 ? "PROVISIONING" : "ACTIVE", Duration.ofMinutes(10)));
        }
        var seen = new ArrayList<String>();
        var next = "";
        do {
            var page = operator.get(TENANTS + next).json();
            page.path("items").forEach(item -> seen.add(item.path("tenantId").asString()));
            next = page.path("next").isNull()
                    ? ""
                    : "?after=" + page.path("next").asString();
            // half of them are stuck from now on
            clock.step(Duration.ofMinutes(10));
            tenant("ACTIVE", Duration.ZERO);
        } while (!next.isEmpty());
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void findsTenantsByStateAndByEveryIdTheyHave() {
        var active = tenant("ACTIVE", Duration.ofDays(1));
        var ended = tenant("ENDED", Duration.ofDays(1));
        jdbc.sql("UPDATE subscription SET instance_id = 'i-0abc' WHERE tenant_id = ?")
                .param(active)
                .update();
        launched(active, "i-0abc");
        var item = operator.get(TENANTS + "?state=ACTIVE").json().at("/items/0");
        assertThat(item.path("tenantId").asString()).isEqualTo(active);
        assertThat(tenants("?state=ENDED")).containsExactly(ended);
        assertThat(tenants("?q=" + active.substring(0, 5))).containsExactly(active);
        assertThat(tenants("?q=" + ended)).containsExactly(ended);
        assertThat(tenants("?q=i-0abc")).containsExactly(active);
        assertThat(tenants("?q=" + item.path("account").asString())).containsExactly(active);
        assertThat(tenants("?q=" + item.path("subscriptionId").asString())).containsExactly(active);
        assertThat(tenants("?q=%25")).isEmpty();
        assertThat(tenants("?q=nobody-at-all")).isEmpty();
    }

    /** The list holds those that the overview counts, one by one. */
    @Test
    void findsTheUnhealthyOnesThatTheOverviewCounts() {
        heardOf(tenant("ACTIVE", Duration.ofDays(1)), "i-1", Duration.ofSeconds(30));
        var silent = tenant("ACTIVE", Duration.ofDays(2));
        heardOf(silent, "i-2", Duration.ofMinutes(2));
        var neverHeardOf = tenant("GRACE", Duration.ofDays(3));
        tenant("PROVISIONING", Duration.ofMinutes(1));
        var lost = tenant("PROVISIONING", Duration.ofMinutes(2));
        set(lost, "activated_at = created_at");
        var dead = tenant("REPLACING", Duration.ofMinutes(3));
        set(dead, "replacement_cause = 'UNHEALTHY'");
        set(tenant("REPLACING", Duration.ofMinutes(4)), "replacement_cause = 'UPGRADE'");
        tenant("STOPPED", Duration.ofDays(4));
        tenant("FAILED", Duration.ofDays(5));

        assertThat(tenants("?unhealthy=true")).containsExactly(lost, dead, silent, neverHeardOf);
        assertThat(tenants("?unhealthy=true&state=ACTIVE")).containsExactly(silent);
        assertThat(tenants("?unhealthy=false")).hasSize(5).doesNotContain(silent);
        assertThat(operator.get("/api/operations/overview")
                        .json()
                        .path("unhealthy")
                        .asInt())
                .isEqualTo(4);
        assertThat(operator.get(TENANTS + "?unhealthy=true")
                        .json()
                        .at("/items/0/unhealthy")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void tellsHowMakingServersHasGoneInTheLastSevenDays() {
        assertThat(provisioned().path("p95Seconds").isNull()).isTrue();
        for (int number = 1; number <= 20; number++) {
            made("ACTIVE", Duration.ofHours(number), Duration.ofSeconds(number));
        }
        made("FAILED", Duration.ofHours(1), Duration.ofMinutes(10));
        made("ACTIVE", Duration.ofDays(8), Duration.ofHours(1));
        assertThat(provisioned().path("succeeded").asInt()).isEqualTo(20);
        assertThat(provisioned().path("failed").asInt()).isEqualTo(1);
        assertThat(provisioned().path("p95Seconds").asDouble()).isEqualTo(19);
    }

    @Test
    void estimatesWhatATenantCosts() {
        var active = tenant("ACTIVE", Duration.ofDays(1));
        launched(active, "i-1");
        var stopped = tenant("STOPPED", Duration.ofDays(2));
        launched(stopped, "i-2");
        var items = operator.get(TENANTS).json().path("items");
        assertThat(items.at("/0/costUsdPerMonth").decimalValue()).isEqualByComparingTo("39.49");
        assertThat(items.at("/1/costUsdPerMonth").decimalValue()).isEqualByComparingTo("5.47");
        var overview = operator.get("/api/operations/overview").json();
        assertThat(overview.path("costUsdPerHour").decimalValue()).isEqualByComparingTo("0.061592");
        assertThat(overview.path("costUsdPerTenantMonth").decimalValue()).isEqualByComparingTo("22.48");
        assertThat(overview.at("/states/ACTIVE").asInt()).isEqualTo(1);
        assertThat(overview.at("/states/GRACE").asInt()).isZero();
        assertThat(overview.path("launchesAllowed").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?state=NONE",
                "?stuck=perhaps",
                "?unhealthy=perhaps",
                "?after=x",
                "?after=YWJj",
                "?q=",
                "?q=12345678901234567890" + "12345678901234567890123456789012345678901234567890"
            })
    void refusesAnUnreadableSearch(String query) {
        var refused = operator.get(TENANTS + query);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("request_invalid");
    }

    private List<String> tenants(String query) {
        var found = new ArrayList<String>();
        operator.get(TENANTS + query)
                .json()
                .path("items")
                .forEach(item -> found.add(item.path("tenantId").asString()));
        return found;
    }

    private String tenant(String state, Duration ago) {
        var tenant = TenantId.random().value();
        var at = Columns.of(clock.instant().minus(ago));
        jdbc.sql("""
                INSERT INTO subscription
                  (id, account_id, tenant_id, plan_id, created_at, changed_at, bucket, state, version)
                VALUES (?, ?, ?, 'basic', ?, ?, ?, ?, 0)""")
                .params(
                        Columns.of(UUID.randomUUID()),
                        Columns.of(UUID.randomUUID()),
                        tenant,
                        at,
                        at,
                        "ptsd-test-" + tenant,
                        state)
                .update();
        return tenant;
    }

    private void set(String tenant, String assignment) {
        jdbc.sql("UPDATE subscription SET " + assignment + " WHERE tenant_id = ?")
                .param(tenant)
                .update();
    }

    private void heardOf(String tenant, String instance, Duration ago) {
        set(tenant, "generation = 1, address = 'https://10.0.0.1:8090', instance_id = '" + instance + "'");
        jdbc.sql("INSERT INTO machine (instance_id, public_key, registered_at, last_health_at) VALUES (?, '', ?, ?)")
                .params(
                        instance,
                        Columns.of(clock.instant()),
                        Columns.of(clock.instant().minus(ago)))
                .update();
    }

    private void made(String outcome, Duration ago, Duration took) {
        var tenant = tenant(outcome, ago);
        var done = clock.instant().minus(ago);
        changed(tenant, "REQUESTED", "PROVISIONING", done.minus(took));
        changed(tenant, "PROVISIONING", outcome, done);
    }

    private void changed(String tenant, String from, String to, Instant at) {
        jdbc.sql("""
                INSERT INTO subscription_history (subscription_id, at, from_state, to_state, cause, actor)
                SELECT id, ?, ?, ?, 'server_ready', 'PLATFORM' FROM subscription WHERE tenant_id = ?""").params(Columns.of(at), from, to, tenant).update();
    }

    private JsonNode provisioned() {
        return operator.get("/api/operations/overview").json().path("provisioned");
    }

    private void launched(String tenant, String instance) {
        jdbc.sql("""
                INSERT INTO launch (tenant_id, generation, attempt, client_token, launch_order, state, instance_id,
                  intended_at, version)
                VALUES (?, 1, 1, ?, '{"instanceType":"t4g.medium","volumeGib":60}', 'RUNNING', ?, ?, 0)""")
                .params(tenant, tenant, instance, Columns.of(Instant.now()))
                .update();
        jdbc.sql("UPDATE subscription SET instance_id = ?, generation = 1 WHERE tenant_id = ?")
                .params(instance, tenant)
                .update();
    }
}
