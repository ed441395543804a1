package ly.ptsd.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The child processes of this one. None outlives it: they are ended in {@link #close}, by the guard when this process
 * is killed, and by the next run on the same folder when the guard was killed as well.
 */
public final class Children implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(8);

    private final Guard guard;
    private final Leftovers leftovers;
    private final Map<Long, ProcessHandle> running = new LinkedHashMap<>();
    private boolean closed;

    private Children(Guard guard, Leftovers leftovers) {
        this.guard = guard;
        this.leftovers = leftovers;
    }

    /** Ends what a killed run on the same folder left behind and starts to guard. */
    public static Children guarded(Path runFolder) {
        try {
            Files.createDirectories(runFolder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var leftovers = new Leftovers(runFolder.resolve("processes"));
        leftovers.end();
        return new Children(Guard.start(), leftovers);
    }

    /**
     * Starts a program in a session of its own, its output appended to a file.
     *
     * @throws IllegalStateException when this process is already ending
     */
    public synchronized Process start(List<String> command, Path folder, Map<String, String> environment, Path log) {
        if (closed) {
            throw new IllegalStateException("ending");
        }
        var builder = new ProcessBuilder(OwnSession.command(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            adopt(process.toHandle());
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), e);
        }
    }

    /** Takes care of a process started elsewhere as of one started here. */
    public synchronized void adopt(ProcessHandle process) {
        guard.watch(process.pid());
        leftovers.add(process);
        running.put(process.pid(), process);
        process.onExit().thenAccept(this::ended);
    }

    private synchronized void ended(ProcessHandle process) {
        if (running.remove(process.pid()) != null) {
            guard.forget(process.pid());
            leftovers.remove(process.pid());
        }
    }

    /** Ends these processes and all they started; returns when they are gone. */
    public void end(Collection<Process> processes) {
        Ending.of(processes.stream().map(Process::toHandle).toList(), GRACE);
    }

    /** Ends every process that is left, starts none any more. */
    @Override
    public void close() {
        List<ProcessHandle> left;
        synchronized (this) {
            closed = true;
            left = new ArrayList<>(running.values());
        }
        Ending.of(left.reversed(), GRACE);
        left.forEach(this::ended);
        guard.close();
    }
}
