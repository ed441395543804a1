package ly.ptsd.local.aws.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A machine that is switched on: what its user data asked for is running. */
public final class Machine {

    private static final Logger log = LoggerFactory.getLogger(Machine.class);

    private final List<Workload> workloads = new ArrayList<>();

    private Machine() {}

    /** The machine itself: who it is and where its files are. */
    public record Hardware(String instanceId, String address, URI metadataEndpoint, Path folder) {

        Path root() {
            return folder.resolve("root");
        }

        Path consoleLog() {
            return folder.resolve("console.log");
        }
    }

    /**
     * Boots: writes the files of the user data and starts every container it asks for.
     *
     * @param userData the user data, decoded
     * @param images what there is to run, by name; of other images nothing is started
     */
    public static Machine boot(
            Hardware hardware, String userData, Map<String, MachineImage> images, Consumer<ProcessHandle> children) {
        var machine = new Machine();
        try {
            CloudConfig config = CloudConfig.parse(userData);
            Files.createDirectories(hardware.root());
            config.writeFiles(hardware.root());
            for (DockerRun container : config.containers()) {
                machine.start(container, hardware, images, children);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            // An instance whose boot fails is running all the same; its owner sees that it never calls.
            log.warn("boot failed instance={}", hardware.instanceId(), e);
        }
        return machine;
    }

    private void start(
            DockerRun container, Hardware hardware, Map<String, MachineImage> images, Consumer<ProcessHandle> children)
            throws IOException {
        MachineImage image = images.get(container.image());
        if (image == null) {
            log.warn("no such image instance={} image={}", hardware.instanceId(), container.image());
            return;
        }
        for (String volume : container.volumes()) {
            Files.createDirectories(CloudConfig.inside(hardware.root(), volume));
        }
        workloads.add(image.start(new InstanceEnvironment(
                hardware.instanceId(),
                hardware.root(),
                hardware.address(),
                hardware.metadataEndpoint(),
                container.image(),
                container.name(),
                variables(container, hardware.root()),
                container.restarted(),
                hardware.consoleLog(),
                children)));
    }

    private static Map<String, String> variables(DockerRun container, Path root) throws IOException {
        Map<String, String> variables = new HashMap<>();
        for (String file : container.envFiles()) {
            for (String line : Files.readAllLines(CloudConfig.inside(root, file))) {
                int equals = line.indexOf('=');
                if (equals > 0 && !line.startsWith("#")) {
                    variables.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        }
        variables.putAll(container.variables());
        return variables;
    }

    /** Switches the machine off; returns when everything on it has ended. */
    public void halt() {
        workloads.reversed().forEach(Workload::stop);
    }
}
