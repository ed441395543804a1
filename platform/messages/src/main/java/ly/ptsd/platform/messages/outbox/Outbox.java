package ly.ptsd.platform.messages.outbox;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import ly.ptsd.platform.messages.AccountDeleted;
import ly.ptsd.platform.messages.Message;
import ly.ptsd.platform.messages.MessageJson;
import ly.ptsd.platform.messages.SubscriptionActivated;
import ly.ptsd.platform.messages.SubscriptionEnded;
import ly.ptsd.platform.messages.SubscriptionSuspended;
import ly.ptsd.platform.messages.TenantMoved;
import ly.ptsd.platform.tasks.StoredTasks;

/** Where messages wait, in the transaction that caused them, until they are sent. */
public class Outbox {

    static final TaskDescriptor<Waiting> DESCRIPTOR = TaskDescriptor.of("send-message", Waiting.class);

    /**
     * A message on its way.
     *
     * @param times how often it is still to be sent
     */
    record Waiting(String message, int times) {

        Waiting sentOnce() {
            return new Waiting(message, times - 1);
        }
    }

    private final StoredTasks tasks;

    public Outbox(StoredTasks tasks) {
        this.tasks = tasks;
    }

    /** To be called within a transaction. The message is sent at least once, and only if that transaction commits. */
    public void add(Message message) {
        tasks.add(DESCRIPTOR
                .instance(message.id().toString())
                .data(new Waiting(MessageJson.write(message), times(message)))
                .build());
    }

    /**
     * Redis may lose its memory before everybody has listened. What stays true is therefore said daily for a week;
     * about what changes, an old message would be wrong, and who missed it looks for themselves.
     */
    private static int times(Message message) {
        return switch (message) {
            case AccountDeleted _, SubscriptionEnded _ -> 8;
            case SubscriptionActivated _, SubscriptionSuspended _, TenantMoved _ -> 1;
        };
    }
}
