package ly.ptsd.user.outbox;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import ly.ptsd.platform.messages.Message;
import ly.ptsd.platform.messages.MessageJson;
import ly.ptsd.user.task.StoredTasks;
import org.springframework.stereotype.Component;

/** Where messages wait, in the transaction that caused them, until they are sent. */
@Component
public class Outbox {

    static final TaskDescriptor<Waiting> DESCRIPTOR = TaskDescriptor.of("send-message", Waiting.class);

    /**
     * A message on its way.
     *
     * @param sent how often it was sent so far
     */
    record Waiting(String message, int sent) {

        Waiting sentOnceMore() {
            return new Waiting(message, sent + 1);
        }
    }

    private final StoredTasks tasks;

    Outbox(StoredTasks tasks) {
        this.tasks = tasks;
    }

    /** To be called within a transaction. The message is sent at least once, and only if that transaction commits. */
    public void add(Message message) {
        tasks.add(DESCRIPTOR
                .instance(message.id().toString())
                .data(new Waiting(MessageJson.write(message), 0))
                .build());
    }
}
