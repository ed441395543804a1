package ly.ptsd.local.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A platform started for one demo and ended with it. */
final class OwnPlatform implements AutoCloseable {

    private static final String READY = "http://localhost:";
    private static final long GRACE_SECONDS = 40;

    private final Process process;
    private final URI origin;

    private OwnPlatform(Process process, URI origin) {
        this.process = process;
        this.origin = origin;
    }

    /** Starts a platform from the checkout this program belongs to and returns when it is ready. */
    static OwnPlatform start(Path project, List<String> options, PrintStream out) {
        return start(project, options, Map.of(), out);
    }

    /** @param settings environment variables for the services */
    static OwnPlatform start(Path project, List<String> options, Map<String, String> settings, PrintStream out) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "ly.ptsd.local.Local",
                project.toString()));
        command.addAll(options);
        try {
            var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(settings);
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
            return new OwnPlatform(process, awaitOrigin(process, out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI awaitOrigin(Process process, PrintStream out) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            out.println(line);
            if (line.strip().startsWith(READY)) {
                Thread.ofVirtual().start(() -> passOn(lines, out));
                return URI.create(line.strip());
            }
        }
        throw new IllegalStateException("the platform did not start");
    }

    private static void passOn(BufferedReader lines, PrintStream out) {
        try {
            lines.lines().forEach(out::println);
        } catch (UncheckedIOException _) {
            // The process ended, and its output with it.
        }
    }

    URI origin() {
        return origin;
    }

    @Override
    public void close() {
        end(process);
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
