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
import java.util.Map;
import ly.ptsd.aim.AimApplication;
import ly.ptsd.aim.testbed.AimTest;
import ly.ptsd.aim.testbed.Stores;

/** The service as a process of its own, which can be killed and started again at the same address. */
final class RunningAim implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);

    private final int port = freePort();
    private final List<String> command;
    private final Path log;
    private Process process;

    /** @param log where what it prints goes */
    RunningAim(String deployment, Path log) {
        this.log = log;
        this.command = command(port, AimTest.Surroundings.settings(deployment));
        this.process = start();
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
            return new ProcessBuilder(command)
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

    private static List<String> command(int port, Map<String, Object> settings) {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-Daws.accessKeyId=" + Stores.ACCESS_KEY,
                "-Daws.secretAccessKey=" + Stores.SECRET_KEY,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                AimApplication.class.getName(),
                "--server.port=" + port,
                "--management.server.port=0"));
        settings.forEach((key, value) -> command.add("--" + key + "=" + value));
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
