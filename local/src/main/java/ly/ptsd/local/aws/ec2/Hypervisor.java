package ly.ptsd.local.aws.ec2;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ly.ptsd.local.aws.machine.Machine;
import ly.ptsd.local.aws.machine.MachineImage;

/** Switches machines on and off and keeps their disks: one folder each, with the root file system and a console log. */
public final class Hypervisor {

    private final Map<String, Machine> running = new ConcurrentHashMap<>();
    private final Path folder;
    private final Map<String, MachineImage> images;
    private final Consumer<ProcessHandle> children;
    private final Metadata metadata;
    private final Consumer<String> wiped;

    public Hypervisor(
            Path folder,
            Map<String, MachineImage> images,
            Consumer<ProcessHandle> children,
            Metadata metadata,
            Consumer<String> wiped) {
        this.folder = folder;
        this.images = images;
        this.children = children;
        this.metadata = metadata;
        this.wiped = wiped;
    }

    /** The metadata service of a machine. */
    public interface Metadata {

        /** Answers the instance from now on, at the returned endpoint; called again when its tags changed. */
        URI attach(Instance instance);

        /** Answers it no more and makes its temporary credentials worthless. */
        void detach(Instance instance);
    }

    void boot(Instance instance) {
        URI endpoint = metadata.attach(instance);
        String userData =
                new String(Base64.getMimeDecoder().decode(instance.launch().userData()), UTF_8);
        var hardware =
                new Machine.Hardware(instance.id(), instance.privateAddress(), endpoint, folder.resolve(instance.id()));
        running.put(instance.id(), Machine.boot(hardware, userData, images, children));
    }

    /** Ends what runs and starts it again, on the same disk and with the same identity. */
    void reboot(Instance instance) {
        Machine machine = running.get(instance.id());
        if (machine != null) {
            machine.halt();
        }
        boot(instance);
    }

    void relabel(Instance instance) {
        if (running.containsKey(instance.id())) {
            metadata.attach(instance);
        }
    }

    void halt(Instance instance) {
        Machine machine = running.remove(instance.id());
        if (machine != null) {
            machine.halt();
        }
        metadata.detach(instance);
    }

    /** Switches everything off at once, as a power cut would but for the grace every process gets. */
    void haltAll() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            running.values().forEach(machine -> threads.submit(machine::halt));
        }
        running.clear();
    }

    /** Wipes the root file system of a machine that is off; the console log stays until it is forgotten. */
    void wipe(Instance instance) {
        delete(folder.resolve(instance.id()).resolve("root"));
        wiped.accept(instance.id());
    }

    void forget(Instance instance) {
        delete(folder.resolve(instance.id()));
    }

    private static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
