package ly.ptsd.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A small process in a session of its own that outlives this one for a moment: when this process is gone, even by
 * {@code kill -9}, it ends the children this one could not end.
 */
final class Guard implements AutoCloseable {

    private final PrintStream orders;

    private Guard(Process process) {
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
    }

    static Guard start() {
        var command = new ArrayList<>(OwnSession.prefix());
        command.addAll(List.of("bash", "-c", script(), "ptsdly-guard"));
        try {
            return new Guard(new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("bash is needed to guard child processes", e);
        }
    }

    private static String script() {
        try (InputStream script = Guard.class.getResourceAsStream("/process/guard.sh")) {
            if (script == null) {
                throw new IllegalStateException("the guard's script is missing");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void watch(long pid) {
        orders.println("+ " + pid);
    }

    synchronized void forget(long pid) {
        orders.println("- " + pid);
    }

    /** Lets the guard go; it ends whatever it was not told to forget. */
    @Override
    public synchronized void close() {
        orders.close();
    }
}
