package ly.ptsd.local.aws.machine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code docker run} command as user data gives it.
 *
 * @param volumes the folders of the machine that the container uses
 */
record DockerRun(
        String image,
        String name,
        boolean restarted,
        List<String> envFiles,
        Map<String, String> variables,
        List<String> volumes) {

    private static final Set<String> WITHOUT_VALUE =
            Set.of("-d", "--detach", "--rm", "-i", "-t", "-it", "--init", "--read-only", "--privileged");

    /** The command, if it is one. */
    static Optional<DockerRun> parse(List<String> arguments) {
        if (arguments.size() < 3 || !arguments.subList(0, 2).equals(List.of("docker", "run"))) {
            return Optional.empty();
        }
        Deque<String> rest = new ArrayDeque<>(arguments.subList(2, arguments.size()));
        var options = new Options();
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            if (!argument.startsWith("-")) {
                return Optional.of(options.with(argument));
            }
            if (WITHOUT_VALUE.contains(argument)) {
                continue;
            }
            String[] pair = argument.split("=", 2);
            options.take(pair[0], pair.length == 2 || rest.isEmpty() ? pair[pair.length - 1] : rest.pop());
        }
        return Optional.empty();
    }

    private static final class Options {
        private final List<String> envFiles = new ArrayList<>();
        private final Map<String, String> variables = new LinkedHashMap<>();
        private final List<String> volumes = new ArrayList<>();
        private String name = "";
        private boolean restarted;

        void take(String option, String value) {
            switch (option) {
                case "--name" -> name = value;
                case "--restart" -> restarted = !value.equals("no");
                case "--env-file" -> envFiles.add(value);
                case "-v", "--volume" -> volumes.add(value.split(":", 2)[0]);
                case "-e", "--env" -> {
                    String[] pair = value.split("=", 2);
                    variables.put(pair[0], pair.length == 2 ? pair[1] : "");
                }
                default -> {
                    // limits, networks, logging: the machine has its own
                }
            }
        }

        DockerRun with(String image) {
            return new DockerRun(
                    image,
                    name.isEmpty() ? "container" : name,
                    restarted,
                    List.copyOf(envFiles),
                    Map.copyOf(variables),
                    List.copyOf(volumes));
        }
    }
}
