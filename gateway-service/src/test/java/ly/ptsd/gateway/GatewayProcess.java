package ly.ptsd.gateway;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The gateway as it is deployed: a process of its own with a small heap, ended by a signal. */
final class GatewayProcess implements AutoCloseable {

    private final int port = freePort();
    private final Process process;

    GatewayProcess(String... memory) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(memory));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), GatewayService.class.getName()));
        command.addAll(List.of(
                "--server.port=" + port,
                "--management.server.port=" + freePort(),
                "--ptsd.public-origin=" + Behind.ORIGIN,
                "--ptsd.gateway.user-url=" + Behind.user.uri(),
                "--ptsd.gateway.aim-url=" + Behind.aim.uri(),
                "--ptsd.gateway.links-url=" + Behind.links.uri(),
                "--ptsd.gateway.frontend-url=" + Behind.frontend.uri(),
                "--spring.data.redis.url=" + Behind.redisUrl()));
        try {
            process = new ProcessBuilder(command).inheritIO().start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        await().atMost(Duration.ofMinutes(2)).until(this::answers);
    }

    Caller caller() {
        return new Caller(port);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** As the orchestrator does it in an update. */
    void tellToEnd() {
        process.destroy();
    }

    boolean hasEnded(Duration within) throws InterruptedException {
        return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the gateway ended with " + process.exitValue());
        }
        try {
            return caller().get("/").statusCode() == 200;
        } catch (Exception notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
