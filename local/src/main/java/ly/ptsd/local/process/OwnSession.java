package ly.ptsd.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts programs in a session of their own, where the machine has {@code setsid}: a Ctrl-C in the terminal then
 * reaches only the parent, which ends its children in order, and a child can be ended together with its own children.
 */
public final class OwnSession {

    private static final List<String> PREFIX = Stream.of(
                    System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "setsid"))
            .filter(Files::isExecutable)
            .findFirst()
            .map(program -> List.of(program.toString()))
            .orElse(List.of());

    private OwnSession() {}

    static List<String> prefix() {
        return PREFIX;
    }

    /** The same command, in a session of its own where that is possible. */
    public static List<String> command(List<String> command) {
        var whole = new ArrayList<>(PREFIX);
        whole.addAll(command);
        return List.copyOf(whole);
    }

    /** Ends the process and everything in its session at once. */
    static void kill(List<Long> pids) {
        if (pids.isEmpty()) {
            return;
        }
        pids.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        var command = new ArrayList<>(List.of("bash", "-c", "kill -KILL -- \"$@\"", "kill"));
        pids.forEach(pid -> command.add("-" + pid));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException _) {
            // The leaders are ended already; their groups end with the guard.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
