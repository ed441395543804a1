package ly.ptsd.aim.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.StandstillTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@StandstillTest
class LaunchesWebTests {

    private static final String LAUNCHES = "/api/operations/launches";

    private final UUID account = UUID.randomUUID();
    private Api operator;

    @BeforeEach
    void start(@LocalServerPort int port) {
        operator = Api.at(port).asOperator(account);
    }

    @AfterEach
    void allow() {
        operator.put(LAUNCHES, Map.of("allowed", true, "reason", "over"));
    }

    @Test
    void saysWhatIsAllowedAndHowMuchThereIs() {
        var launches = operator.get(LAUNCHES).json();
        assertThat(launches.path("allowed").asBoolean()).isTrue();
        assertThat(launches.at("/ceilings/instances").asInt()).isEqualTo(1000);
        assertThat(launches.at("/ceilings/usdPerHour").asInt()).isEqualTo(100);
        assertThat(launches.path("running").asInt()).isZero();
    }

    @Test
    void stopsAllLaunchesAndWritesDownWhoDid() {
        var stopped = operator.put(LAUNCHES, Map.of("allowed", false, "reason", "the bill"));
        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stopped.json()).isEqualTo(operator.get(LAUNCHES).json());
        assertThat(stopped.json().path("allowed").asBoolean()).isFalse();
        assertThat(stopped.string("reason")).isEqualTo("the bill");
        assertThat(stopped.string("by")).isEqualTo(account.toString());
        var entry = operator.get("/api/operations/audit").json().at("/items/0");
        assertThat(entry.path("command").asString()).isEqualTo("stopLaunches");
        assertThat(entry.path("operator").asString()).isEqualTo(account.toString());
        assertThat(entry.path("reason").asString()).isEqualTo("the bill");
    }

    @ParameterizedTest
    @CsvSource({"allowed,", "reason,", "reason, ''", "reason, '  '"})
    void refusesAChangeWithoutAWillOrAReason(String member, String value) {
        var change = new HashMap<String, Object>(Map.of("allowed", false, "reason", "why"));
        change.put(member, value);
        var refused = operator.put(LAUNCHES, change);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("request_invalid");
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(member);
        assertThat(operator.get(LAUNCHES).json().path("allowed").asBoolean()).isTrue();
    }

    @Test
    void refusesAReasonThatIsTooLong() {
        var refused = operator.put(LAUNCHES, Map.of("allowed", false, "reason", "x".repeat(501)));
        assertThat(refused.code()).isEqualTo("request_invalid");
    }
}
