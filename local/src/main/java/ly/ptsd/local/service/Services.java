package ly.ptsd.local.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import ly.ptsd.local.process.Children;
import ly.ptsd.local.process.KeptAlive;
import ly.ptsd.local.process.Part;

/** The running services. */
public final class Services implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(240);

    private final Children children;
    private final List<KeptAlive> running;

    private Services(Children children, List<KeptAlive> running) {
        this.children = children;
        this.running = running;
    }

    /**
     * Where services find what they need.
     *
     * @param values for the names in the configuration templates
     * @param environment variables for the services
     */
    public record Surroundings(
            Path project,
            Path run,
            Path logs,
            Path temporary,
            Map<String, String> values,
            Map<String, String> environment) {}

    /**
     * Starts them side by side and returns when all are ready.
     *
     * @param ready takes the name of each as it becomes ready
     * @param report takes a line when one ended and is started again
     */
    public static Services start(
            List<Service> services,
            Surroundings surroundings,
            Children children,
            Consumer<String> ready,
            Consumer<String> report) {
        var health = new Health();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starting = services.stream()
                    .map(service -> CompletableFuture.supplyAsync(
                            () -> {
                                var part = part(service, surroundings, health);
                                var started = KeptAlive.start(part, children, PATIENCE, report);
                                ready.accept(service.name());
                                return started;
                            },
                            threads))
                    .toList();
            CompletableFuture<?> firstFailure = new CompletableFuture<>();
            starting.forEach(one -> one.whenComplete((_, failure) -> {
                if (failure != null) {
                    firstFailure.completeExceptionally(failure);
                }
            }));
            var all = CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new));
            try {
                CompletableFuture.anyOf(all, firstFailure).join();
            } catch (CompletionException e) {
                threads.shutdownNow();
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
            return new Services(
                    children,
                    new ArrayList<>(
                            starting.stream().map(CompletableFuture::join).toList()));
        }
    }

    private static Part part(Service service, Surroundings surroundings, Health health) {
        Path configuration = ServiceConfiguration.write(service.name(), surroundings.values(), surroundings.run());
        return new Part(
                service.name(),
                ServiceJar.of(surroundings.project(), service.name())
                        .command(
                                service.heapMegabytes(),
                                surroundings.temporary(),
                                "--spring.config.additional-location=file:" + configuration),
                surroundings.run(),
                surroundings.environment(),
                surroundings.logs().resolve(service.name() + ".log"),
                () -> health.up(service.managementPort()));
    }

    /** Ends the services; returns when they are gone. */
    @Override
    public void close() {
        KeptAlive.stop(running, children);
    }
}
