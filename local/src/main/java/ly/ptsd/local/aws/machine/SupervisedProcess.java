package ly.ptsd.local.aws.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process kept alive as {@code docker run --restart always} does: started again when it ends, at first after
 * 200 ms, then after twice as long up to 10 s; one that ran for 10 s counts as healthy again.
 */
final class SupervisedProcess implements Workload {

    private static final Logger log = LoggerFactory.getLogger(SupervisedProcess.class);
    private static final List<String> KEPT_VARIABLES = List.of("PATH", "LANG", "LC_ALL", "TMPDIR", "TZ", "DOCKER_HOST");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ProcessBuilder builder;
    private final InstanceEnvironment environment;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Process process;

    private SupervisedProcess(ProcessBuilder builder, InstanceEnvironment environment) {
        this.builder = builder;
        this.environment = environment;
    }

    static SupervisedProcess start(List<String> command, Map<String, String> offered, InstanceEnvironment environment) {
        var supervised = new SupervisedProcess(builder(command, offered, environment), environment);
        Process first = supervised.launch();
        if (first != null) {
            Thread.ofVirtual().name(environment.instanceId()).start(() -> supervised.keepAlive(first));
        }
        return supervised;
    }

    private static ProcessBuilder builder(
            List<String> command, Map<String, String> offered, InstanceEnvironment environment) {
        var builder = new ProcessBuilder(command)
                .directory(environment.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        environment.consoleLog().toFile()));
        // A machine of its own knows nothing of this one's variables, its credentials least of all.
        builder.environment().keySet().retainAll(KEPT_VARIABLES);
        builder.environment().putAll(MachineVariables.of(environment, offered));
        // Nor does it know this machine's home: credentials may lie there.
        builder.environment().put("HOME", environment.root().toString());
        builder.environment().put("SERVER_ADDRESS", environment.address());
        builder.environment()
                .put(
                        "PTSD_STATE_DIR",
                        environment.root().resolve("var/lib/ptsd/media").toString());
        return builder;
    }

    private synchronized @Nullable Process launch() {
        if (stopped.getCount() == 0) {
            return null;
        }
        try {
            Files.createDirectories(environment.root());
            Process started = builder.start();
            started.getOutputStream().close();
            environment.children().accept(started.toHandle());
            log.info(
                    "started instance={} image={} pid={}",
                    environment.instanceId(),
                    environment.image(),
                    started.pid());
            process = started;
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + builder.command().getFirst(), e);
        }
    }

    private void keepAlive(Process first) {
        Duration pause = FIRST_PAUSE;
        @Nullable Process current = first;
        try {
            while (current != null) {
                long began = System.nanoTime();
                int status = current.waitFor();
                if (!environment.restarted()) {
                    return;
                }
                boolean wasHealthy = System.nanoTime() - began > LONGEST_PAUSE.toNanos();
                pause = wasHealthy ? FIRST_PAUSE : pause;
                if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                log.warn(
                        "starting again instance={} image={} status={}",
                        environment.instanceId(),
                        environment.image(),
                        status);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                current = launch();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException e) {
            log.error("gave up instance={} image={}", environment.instanceId(), environment.image(), e);
        }
    }

    @Override
    public void stop() {
        @Nullable Process last;
        synchronized (this) {
            stopped.countDown();
            last = process;
        }
        if (last == null) {
            return;
        }
        var family = last.descendants().toList();
        last.destroy();
        try {
            if (!last.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                last.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            last.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        family.forEach(ProcessHandle::destroyForcibly);
    }
}
