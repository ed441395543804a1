package ly.ptsd.aim.subscription;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.util.UUID;
import ly.ptsd.platform.tasks.StoredTasks;
import org.springframework.stereotype.Component;

/** The stored task that drives one subscription towards what it should be, for as long as it lives. */
@Component
public class ReconcileTask {

    public static final TaskDescriptor<Void> DESCRIPTOR = TaskDescriptor.of("reconcile");

    private final StoredTasks tasks;

    ReconcileTask(StoredTasks tasks) {
        this.tasks = tasks;
    }

    void add(Subscription subscription) {
        tasks.add(DESCRIPTOR.instance(subscription.id().toString()).build());
    }

    /** Something happened that the next look at this subscription should not wait for. */
    public void wake(UUID subscription) {
        tasks.wake(DESCRIPTOR.instanceId(subscription.toString()));
    }
}
