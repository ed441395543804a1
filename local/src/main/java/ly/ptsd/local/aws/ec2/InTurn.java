package ly.ptsd.local.aws.ec2;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Runs what concerns one key in the order it was asked for, and different keys side by side. */
final class InTurn {

    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

    /** @param task must handle its own failures */
    void submit(String key, Runnable task) {
        last.compute(
                key,
                (_, before) -> (before == null ? CompletableFuture.<Void>completedFuture(null) : before)
                        .thenRunAsync(task, threads));
    }

    /** Waits until everything submitted so far has run. */
    void settle() {
        last.values().forEach(CompletableFuture::join);
    }
}
