package ly.ptsd.media.ffmpeg;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What keeps a program that reads anybody's files apart from the machine, as far as the machine allows it: so much address
 * space and no more, no core files, and a network of its own in which there is nobody.
 *
 * @param memory the command that limits memory, empty where there is none
 * @param network the command that takes the network away, empty where nobody may
 */
public record Confinement(List<String> memory, List<String> network) {

    /** Bytes of address space: the ladder of an 8K film of 10 bits takes half of them. */
    static final long ADDRESS_SPACE = 4L << 30;

    private static final List<String> LIMITS = List.of("prlimit", "--as=" + ADDRESS_SPACE, "--core=0", "--");

    /** As root, and where anybody may have a namespace of users in which they are allowed it. */
    private static final List<List<String>> ALONE = List.of(
            List.of("unshare", "--net", "--"), List.of("unshare", "--user", "--map-current-user", "--net", "--"));

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final class OfThisMachine {

        private static final Confinement FOUND = look();
    }

    /** What this machine allows, found out once. */
    public static Confinement ofThisMachine() {
        return OfThisMachine.FOUND;
    }

    private static Confinement look() {
        return new Confinement(
                firstThatWorks(List.of(LIMITS)).orElse(List.of()),
                firstThatWorks(ALONE).orElse(List.of()));
    }

    private static Optional<List<String>> firstThatWorks(List<List<String>> commands) {
        return commands.stream().filter(Confinement::works).findFirst();
    }

    private static boolean works(List<String> command) {
        try {
            Process process = new ProcessBuilder(joined(command, List.of("true")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(PATIENCE);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether memory is limited. */
    public boolean limitsMemory() {
        return !memory.isEmpty();
    }

    /** Whether there is no network. */
    public boolean closesNetwork() {
        return !network.isEmpty();
    }

    /** The same command, confined; a program that is not there stays one that cannot be started. */
    List<String> confine(List<String> command) {
        return isThere(command.getFirst()) ? joined(network, joined(memory, command)) : command;
    }

    private static boolean isThere(String program) {
        if (program.contains(File.separator)) {
            return Files.isExecutable(Path.of(program));
        }
        var path = System.getenv("PATH");
        return path != null
                && Stream.of(path.split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static List<String> joined(List<String> first, List<String> then) {
        var all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }
}
