package ly.ptsd.local.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes: TERM to all, time to finish, then KILL for them and for all they started. */
final class Ending {

    private Ending() {}

    static void of(List<ProcessHandle> processes, Duration grace) {
        processes.forEach(ProcessHandle::destroy);
        var all = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            all.get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            // What is still there is ended below.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        OwnSession.kill(processes.stream().map(ProcessHandle::pid).toList());
    }
}
