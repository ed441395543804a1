package ly.ptsd.aim.sweep;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import ly.ptsd.platform.tasks.StoredTasks;
import org.springframework.stereotype.Component;

/** The stored task that sweeps: one per database, that is one per deployment, whichever replica does it. */
@Component
public class SweepTask {

    static final TaskDescriptor<Void> DESCRIPTOR = TaskDescriptor.of("sweep");

    private final StoredTasks tasks;

    SweepTask(StoredTasks tasks) {
        this.tasks = tasks;
    }

    /** Somebody waits for what the next sweep does. */
    public void wake() {
        tasks.wake(DESCRIPTOR.instanceId(RecurringTask.INSTANCE));
    }
}
