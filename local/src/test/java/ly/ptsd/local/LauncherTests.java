package ly.ptsd.local;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ptsdly} in a checkout whose Maven waits to be let go, tells of each run, and fails. */
class LauncherTests {

    private static final Path LAUNCHER =
            Path.of("..", "ptsdly").toAbsolutePath().normalize();
    private static final String WAITS = "Waiting for another build";
    private static final String MAVEN = """
            #!/bin/sh
            trap '' PIPE  # as a JVM
            echo $$ >>"%1$s/began"
            while [ ! -e "%1$s/go" ]; do sleep 0.05; done
            exit 1
            """;

    private final List<Process> begun = new ArrayList<>();

    @TempDir
    private Path checkout;

    @BeforeEach
    void makeTheCheckout() throws IOException {
        Files.copy(LAUNCHER, checkout.resolve("ptsdly"));
        program("mvn", MAVEN.formatted(checkout));
        program("npm", "#!/bin/sh\nexit 0\n");
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.createDirectories(checkout.resolve("bin")).resolve(name);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void endWhatIsLeft() throws IOException {
        letGo();
        begun.forEach(each -> assertThat(each.onExit()).succeedsWithin(60, SECONDS));
    }

    private Process run(String verb, String output) throws IOException {
        var builder = new ProcessBuilder(checkout.resolve("ptsdly").toString(), verb)
                .redirectErrorStream(true)
                .redirectOutput(checkout.resolve(output).toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().merge("PATH", checkout.resolve("bin") + ":", (path, first) -> first + path);
        Process process = builder.start();
        begun.add(process);
        return process;
    }

    private void letGo() throws IOException {
        Files.writeString(checkout.resolve("go"), "");
    }

    private List<Long> mavens() {
        try {
            Path file = checkout.resolve("began");
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(Long::valueOf).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitText(String output, String text) {
        await().atMost(60, SECONDS)
                .until(() -> Files.readString(checkout.resolve(output)).contains(text));
    }

    @Test
    void buildsOnceAtATime() throws IOException {
        Process first = run("build", "first");
        await().atMost(60, SECONDS).until(() -> mavens().size() == 1);
        Process second = run("build", "second");
        awaitText("second", WAITS);
        assertThat(mavens()).hasSize(1);

        letGo();

        assertThat(first.onExit()).succeedsWithin(60, SECONDS);
        assertThat(second.onExit()).succeedsWithin(60, SECONDS);
        assertThat(mavens()).hasSize(2);
        assertThat(checkout.resolve("first")).content().doesNotContain(WAITS);
    }

    @Test
    void waitsForWhatAKilledBuildLeftRunningAndNoLonger() throws IOException {
        Process first = run("build", "first");
        await().atMost(60, SECONDS).until(() -> mavens().size() == 1);
        first.descendants()
                .filter(child -> child.pid() != mavens().getFirst())
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
        first.destroyForcibly();
        run("build", "second");
        awaitText("second", WAITS);

        ProcessHandle.of(mavens().getFirst()).ifPresent(ProcessHandle::destroyForcibly);

        await().atMost(60, SECONDS).until(() -> mavens().size() == 2);
    }

    @Test
    void saysThatAPlatformIsAboutToStartWhileItIsBuilt() throws IOException {
        Process up = run("up", "up");
        await().atMost(60, SECONDS).until(() -> mavens().size() == 1);

        assertThat(RunRecord.ofLivingPlatform(checkout)).hasValueSatisfying(note -> {
            assertThat(note.pid()).isEqualTo(up.pid());
            assertThat(note.ready()).isFalse();
        });

        letGo();
        assertThat(up.onExit()).succeedsWithin(60, SECONDS);
        assertThat(RunRecord.ofLivingPlatform(checkout)).isEmpty();
    }
}
