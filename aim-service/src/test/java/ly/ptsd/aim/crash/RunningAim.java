package ly.ptsd.aim.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import ly.ptsd.aim.AimApplication;
import ly.ptsd.aim.testbed.AimTest;
import ly.ptsd.aim.testbed.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The service as a process of its own, which can be killed and started again at the same address. With
 * {@code -Dptsd.soak.jar}, the service's jar as Spring Boot extracts it, it runs that one, and what one life has loaded
 * and linked is kept for all others (JEP 514), which begin twice as fast.
 */
final class RunningAim implements AutoCloseable {

    private static final @Nullable String JAR = System.getProperty("ptsd.soak.jar");
    private static final Duration START = Duration.ofMinutes(2);

    private final int port = freePort();
    private final String deployment;
    private final List<String> settings;
    private final Path log;
    private List<String> program;
    private Process process;

    /**
     * @param folder where what it prints goes
     * @param settings arguments beyond those of every test
     */
    RunningAim(String deployment, Path folder, String... settings) {
        this.deployment = deployment;
        this.settings = List.of(settings);
        this.log = folder.resolve("aim-" + port + ".log");
        this.program = JAR == null ? ofTheTest() : ofTheJar(JAR, folder);
        this.process = start();
    }

    private static List<String> ofTheTest() {
        return List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                AimApplication.class.getName());
    }

    private List<String> ofTheJar(String jar, Path folder) {
        var cache = folder.resolve("aim.aot");
        if (!cache.toFile().exists()) {
            program = List.of("-XX:AOTCacheOutput=" + cache, "-jar", jar);
            process = start();
            awaitListening();
            process.destroy();
            process.onExit().join();
        }
        return List.of("-XX:AOTCache=" + cache, "-jar", jar);
    }

    int port() {
        return port;
    }

    /** Its machine is switched off (SIGKILL): nothing of it runs on, and nothing is tidied up. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    void startAgain() {
        process = start();
    }

    /** Whether it has begun to listen; what it had been doing goes on shortly before or after. */
    void awaitListening() {
        await().atMost(START).pollInterval(Duration.ofMillis(50)).until(this::isListening);
    }

    @Override
    public void close() {
        kill();
    }

    private Process start() {
        try {
            return new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean isListening() {
        if (!process.isAlive()) {
            throw new IllegalStateException("aim-service ended by itself, see " + log);
        }
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private List<String> command() {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-Daws.accessKeyId=" + Stores.ACCESS_KEY,
                "-Daws.secretAccessKey=" + Stores.SECRET_KEY));
        command.addAll(program);
        command.addAll(List.of("--server.port=" + port, "--management.server.port=0"));
        AimTest.Surroundings.settings(deployment).forEach((key, value) -> command.add("--" + key + "=" + value));
        command.addAll(settings);
        return command;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
