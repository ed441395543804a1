package ly.ptsd.aim.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import ly.ptsd.aim.reason.Reason;
import ly.ptsd.aim.reason.ReasonCode;
import ly.ptsd.aim.tenant.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole table: every state with every command; and what makes two orders one. */
class LaunchTests {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final InstanceId INSTANCE = new InstanceId("i-1");
    private static final TenantId TENANT = new TenantId("abcdefghijkl");

    static final LaunchOrder ORDER = new LaunchOrder(
            TENANT,
            2,
            3,
            "token",
            "ami-1",
            "t4g.medium",
            null,
            List.of("sg-1"),
            "/dev/xvda",
            60,
            "ptsdly/media-service:1.0",
            "mongo:8",
            URI.create("https://ptsd.example"),
            URI.create("https://ptsd.example/api/machines"),
            "ap-northeast-2");

    private static final Reason REASON = Reason.of(ReasonCode.SERVER_REPLACED);

    private static final Map<String, UnaryOperator<Launch>> COMMANDS = Map.of(
            "launched", launch -> launch.launched(INSTANCE, NOW),
            "refused", launch -> launch.refused(REASON),
            "drain", launch -> launch.drain(NOW, REASON),
            "end", launch -> launch.end(REASON),
            "ended", launch -> launch.ended(REASON),
            "foundAfterAll", launch -> launch.foundAfterAll(INSTANCE, NOW));

    @ParameterizedTest
    @CsvSource({
        "launched, Running, -, -,        -,      -,     -",
        "refused,  Refused, -, -,        -,      -,     -",
        "drain,    -,       -, Draining, -,      -,     -",
        "end,      -,       -, Ending,   Ending, -,     -",
        "ended,    -,       -, Ended,    -,      Ended, -",
        "foundAfterAll, -, Ending, -, -, -, -"
    })
    void takesOnlyTheArrowsThereAre(
            String command,
            String fromIntended,
            String fromRefused,
            String fromRunning,
            String fromDraining,
            String fromEnding,
            String fromEnded) {
        var intended = Launch.intended(ORDER, NOW);
        var running = intended.launched(INSTANCE, NOW);
        leads(intended, command, fromIntended);
        leads(intended.refused(REASON), command, fromRefused);
        leads(running, command, fromRunning);
        leads(running.drain(NOW, REASON), command, fromDraining);
        leads(running.end(REASON), command, fromEnding);
        leads(running.ended(REASON), command, fromEnded);
    }

    private static void leads(Launch from, String command, String to) {
        var arrow = COMMANDS.get(command);
        if (to.equals("-")) {
            assertThatIllegalStateException().isThrownBy(() -> arrow.apply(from));
        } else {
            assertThat(arrow.apply(from).state().getClass().getSimpleName()).isEqualTo(to);
        }
    }

    @Test
    void keepsTheFirstReasonForEnding() {
        var ended = Launch.intended(ORDER, NOW)
                .launched(INSTANCE, NOW)
                .end(Reason.of(ReasonCode.BOOT_LATE))
                .ended(Reason.of(ReasonCode.SERVER_GONE));
        assertThat(ended.state()).isEqualTo(new LaunchState.Ended(INSTANCE, NOW, Reason.of(ReasonCode.BOOT_LATE)));
    }

    @Test
    void givesEveryAttemptAClientTokenOfItsOwn() {
        var token = LaunchOrder.clientToken("prod", TENANT, 1, 1);
        assertThat(token).matches("[0-9a-f]{64}").isEqualTo(LaunchOrder.clientToken("prod", TENANT, 1, 1));
        assertThat(List.of(
                        LaunchOrder.clientToken("test", TENANT, 1, 1),
                        LaunchOrder.clientToken("prod", TenantId.random(), 1, 1),
                        LaunchOrder.clientToken("prod", TENANT, 2, 1),
                        LaunchOrder.clientToken("prod", TENANT, 1, 2)))
                .doesNotContain(token)
                .doesNotHaveDuplicates();
    }
}
