package ly.ptsd.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a program that reads hostile files cannot do, where the system can keep it from it. */
class ConfinementTests {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Confinement HERE = Confinement.ofThisMachine();

    @Test
    void endsWhatTakesMoreMemoryThanItMay() throws Exception {
        assumeThat(HERE.limitsMemory()).isTrue();
        var outcome = LimitedProcess.run(
                List.of("dd", "if=/dev/zero", "of=/dev/null", "bs=4097M", "count=1"), LIMIT, _ -> {});
        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.log()).contains("memory exhausted");
    }

    @Test
    void letsNothingDumpItsMemoryIntoAFile() throws Exception {
        assumeThat(HERE.limitsMemory()).isTrue();
        assertThat(printed("sh", "-c", "ulimit -Hc")).containsExactly("0");
    }

    @Test
    void letsNothingReachAPortOfThisMachine() throws Exception {
        assumeThat(HERE.closesNetwork()).isTrue();
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String connect = "exec 3<>/dev/tcp/127.0.0.1/" + listening.getLocalPort() + " && echo connected";
            assertThat(unconfined("bash", "-c", connect)).isZero();
            assertThat(printed("bash", "-c", connect)).isEmpty();
        }
    }

    @Test
    void runsWhatItCannotConfineAllTheSame() {
        var nothing = new Confinement(List.of(), List.of());
        assertThat(nothing.confine(List.of("sh"))).containsExactly("sh");
        assertThat(nothing.limitsMemory() || nothing.closesNetwork()).isFalse();
    }

    @Test
    void doesNotHideThatAProgramIsMissing() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> LimitedProcess.start(List.of("no-such-program"), LIMIT));
    }

    private static List<String> printed(String... command) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        LimitedProcess.run(List.of(command), LIMIT, lines::add);
        return lines;
    }

    private static int unconfined(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor();
    }
}
