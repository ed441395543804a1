package ly.ptsd.local.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import ly.ptsd.local.process.Children;
import ly.ptsd.local.process.KeptAlive;
import ly.ptsd.local.process.Part;

/** MariaDB and Redis as child processes, and a MongoDB wire server within this one. */
public final class EmbeddedStores implements Stores {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final StorePorts ports;
    private final Children children;
    private final List<KeptAlive> processes;
    private final Mongo mongo;

    private EmbeddedStores(StorePorts ports, Children children, List<KeptAlive> processes, Mongo mongo) {
        this.ports = ports;
        this.children = children;
        this.processes = processes;
        this.mongo = mongo;
    }

    /**
     * Starts the three side by side and returns when all answer.
     *
     * @param ready takes the name of each as it becomes ready
     * @param report takes a line when one ended and is started again
     */
    public static EmbeddedStores start(
            StoreFolders folders,
            StorePorts ports,
            Children children,
            Consumer<String> ready,
            Consumer<String> report) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // Redis first and alone: a process begun while MariaDB's programs are being written would hold those files
            // open for a moment, and a program that is open for writing cannot be run (ETXTBSY).
            var redis = started(Redis.part(folders, ports.redis()), children, ready, report);
            var mariaDb = CompletableFuture.supplyAsync(
                    () -> started(MariaDb.part(folders, ports.sql()), children, ready, report), threads);
            var mongo = Mongo.start(folders.data(), ports.mongo());
            ready.accept("MongoDB wire server");
            return new EmbeddedStores(ports, children, List.of(mariaDb.join(), redis), mongo);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static KeptAlive started(Part part, Children children, Consumer<String> ready, Consumer<String> report) {
        KeptAlive started = KeptAlive.start(part, children, PATIENCE, report);
        ready.accept(part.name());
        return started;
    }

    @Override
    public StoreAddresses addresses() {
        return new StoreAddresses(
                "jdbc:mariadb://127.0.0.1:" + ports.sql(),
                "root",
                "",
                "redis://127.0.0.1:" + ports.redis(),
                "mongodb://127.0.0.1:" + ports.mongo());
    }

    @Override
    public void close() {
        KeptAlive.stop(processes, children);
        mongo.close();
    }
}
