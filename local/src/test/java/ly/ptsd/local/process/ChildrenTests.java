package ly.ptsd.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTests {

    private static final List<String> SLEEPER = List.of("sleep", "300");

    @TempDir
    Path folder;

    @Test
    void endsItsChildrenAndStartsNoneAfterwards() {
        var children = Children.guarded(folder);
        Process child = start(children, SLEEPER);

        children.close();

        assertThat(child.isAlive()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> start(children, SLEEPER));
    }

    @Test
    void endsWhatAChildStarted() throws IOException {
        var children = Children.guarded(folder);
        start(children, List.of("bash", "-c", "sleep 300 & echo $!; wait"));
        long grandchild = firstLine(folder.resolve("log"));

        children.close();

        awaitGone(grandchild);
    }

    @Test
    void endsAChildThatDoesNotListen() {
        var children = Children.guarded(folder);
        Process deaf = start(children, List.of("bash", "-c", "trap '' TERM; while true; do sleep 1; done"));

        children.close();

        assertThat(deaf.isAlive()).isFalse();
    }

    @Test
    void leavesNothingBehindWhenItIsKilled() throws IOException {
        Process parent = parent();
        long child = Long.parseLong(parent.inputReader().readLine());
        assertThat(alive(child)).isTrue();

        parent.destroyForcibly();

        awaitGone(child);
    }

    @Test
    void endsAtTheNextStartWhatWasLeftWhenTheGuardWasKilledToo() throws IOException {
        Process parent = parent();
        long child = Long.parseLong(parent.inputReader().readLine());
        parent.children().filter(process -> process.pid() != child).forEach(ProcessHandle::destroyForcibly);
        parent.destroyForcibly();
        await().until(() -> !parent.isAlive());
        assertThat(alive(child)).isTrue();

        Children.guarded(folder).close();

        awaitGone(child);
    }

    @Test
    void sparesAStrangerWhoWasGivenTheNumberOfAChild() throws IOException {
        Process stranger = new ProcessBuilder(SLEEPER).start();
        Instant other = Instant.now().minus(Duration.ofHours(1));
        Files.writeString(folder.resolve("processes"), stranger.pid() + " " + other.toEpochMilli());

        Children.guarded(folder).close();

        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly();
    }

    private Process start(Children children, List<String> command) {
        return children.start(command, folder, Map.of(), folder.resolve("log"));
    }

    /** A JVM that starts one child, prints its number and waits. */
    private Process parent() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentProgram.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static final class ParentProgram {
        public static void main(String[] arguments) throws InterruptedException {
            var folder = Path.of(arguments[0]);
            var children = Children.guarded(folder);
            Process child = children.start(SLEEPER, folder, Map.of(), folder.resolve("log"));
            System.out.println(child.pid());
            Thread.currentThread().join();
        }
    }

    private static long firstLine(Path file) {
        return Long.parseLong(await().until(
                        () -> Files.readString(file, StandardCharsets.UTF_8).strip(), line -> !line.isEmpty()));
    }

    private static void awaitGone(long pid) {
        await().atMost(Duration.ofSeconds(15)).until(() -> !alive(pid));
    }

    private static boolean alive(long pid) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        return process.isPresent() && process.get().isAlive();
    }
}
