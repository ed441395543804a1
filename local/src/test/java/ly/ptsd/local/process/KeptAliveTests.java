package ly.ptsd.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptAliveTests {

    @TempDir
    Path folder;

    private final List<String> reports = new CopyOnWriteArrayList<>();
    private Children children;

    @BeforeEach
    void guard() {
        children = Children.guarded(folder);
    }

    @AfterEach
    void end() {
        children.close();
    }

    @Test
    void startsAKilledPartAgainAndSaysSo() {
        var kept = start("echo $$ >> pids; exec sleep 300", () -> Files.exists(folder.resolve("pids")));
        long first = await().until(this::pids, pids -> pids.size() == 1).getFirst();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        long second = await().until(this::pids, pids -> pids.size() == 2).getLast();
        assertThat(ProcessHandle.of(second)).isPresent();
        assertThat(reports).containsExactly("sleeper ended (signal 9) and is started again");
        KeptAlive.stop(List.of(kept), children);
        assertThat(ProcessHandle.of(second).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void saysWhichPartEndedBeforeItWasReadyAndWhereItsLogIs() {
        assertThatExceptionOfType(PartDidNotStart.class)
                .isThrownBy(() -> start("exit 3", () -> false))
                .withMessage("sleeper did not start (status 3); its log: " + folder.resolve("log"));
    }

    @Test
    void givesUpOnAPartThatIsNeverReady() {
        assertThatExceptionOfType(PartDidNotStart.class)
                .isThrownBy(() -> start("sleep 300", () -> false))
                .withMessageContaining("was not ready within 2 s");
    }

    private KeptAlive start(String script, BooleanSupplier ready) {
        var part = new Part("sleeper", List.of("bash", "-c", script), folder, Map.of(), folder.resolve("log"), ready);
        return KeptAlive.start(part, children, Duration.ofSeconds(2), reports::add);
    }

    private List<Long> pids() throws IOException {
        return Files.readAllLines(folder.resolve("pids")).stream()
                .map(Long::valueOf)
                .toList();
    }
}
