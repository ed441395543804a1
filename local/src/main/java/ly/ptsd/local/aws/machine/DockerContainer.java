package ly.ptsd.local.aws.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A container run through the Docker command line. */
final class DockerContainer implements Workload {

    /** Where a media server keeps its key and what it has received. */
    private static final String STATE_FOLDER = "/var/lib/ptsd/media";

    private final String container;
    private final SupervisedProcess client;

    private DockerContainer(String container, SupervisedProcess client) {
        this.container = container;
        this.client = client;
    }

    static DockerContainer run(String network, Map<String, String> offered, InstanceEnvironment environment) {
        String container = environment.instanceId() + "-" + environment.name();
        remove(container);
        var client = SupervisedProcess.start(command(network, container, offered, environment), offered, environment);
        return new DockerContainer(container, client);
    }

    static List<String> command(
            String network, String container, Map<String, String> offered, InstanceEnvironment environment) {
        var command = new ArrayList<>(List.of("docker", "run", "--rm", "--name", container));
        command.addAll(List.of("--network", network, "--ip", environment.address()));
        // The instance's disk: what it holds outlives the container.
        command.addAll(List.of("--volume", container + ":" + STATE_FOLDER));
        // Only the names: the client passes on the values from its own environment, so that none shows in a listing.
        MachineVariables.of(environment, offered).keySet().forEach(name -> command.addAll(List.of("--env", name)));
        command.add(environment.image());
        return List.copyOf(command);
    }

    @Override
    public void stop() {
        client.stop();
        remove(container);
    }

    private static void remove(String container) {
        try {
            new ProcessBuilder("docker", "rm", "-f", container)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("the Docker command line is not available", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
