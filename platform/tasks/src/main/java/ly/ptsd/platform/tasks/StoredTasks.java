package ly.ptsd.platform.tasks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes tasks in the caller's transaction: a rollback leaves nothing, a commit starts the work within milliseconds
 * here, or within one polling interval on another replica.
 */
public class StoredTasks {

    private final Supplier<Scheduler> scheduler;
    private final Clock clock;

    /** @param scheduler asked for when first needed: it is made of the very tasks that write others */
    public StoredTasks(Supplier<Scheduler> scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** To be done now, once; the same instance twice is one. */
    public void add(TaskInstance<?> task) {
        scheduler.get().scheduleIfNotExists(task, clock.instant());
        startAfterCommit();
    }

    /**
     * Brings a waiting task forward. One that is being executed, or that somebody else wakes at the same moment, looks
     * again by itself.
     */
    public void wake(TaskInstanceId task) {
        try {
            scheduler.get().reschedule(task, clock.instant());
            startAfterCommit();
        } catch (TaskInstanceCurrentlyExecutingException
                | TaskInstanceNotFoundException
                | ExecutionException alreadyAwake) {
            return;
        }
    }

    private void startAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            scheduler.get().triggerCheckForDueExecutions();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.get().triggerCheckForDueExecutions();
            }
        });
    }
}
