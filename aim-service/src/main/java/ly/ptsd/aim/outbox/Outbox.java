package ly.ptsd.aim.outbox;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import ly.ptsd.aim.task.StoredTasks;
import ly.ptsd.platform.messages.Message;
import ly.ptsd.platform.messages.MessageJson;
import org.springframework.stereotype.Component;

/** Where messages wait, in the transaction that caused them, until they are sent. */
@Component
public class Outbox {

    static final TaskDescriptor<String> DESCRIPTOR = TaskDescriptor.of("send-message", String.class);

    private final StoredTasks tasks;

    Outbox(StoredTasks tasks) {
        this.tasks = tasks;
    }

    /** To be called within a transaction. The message is sent at least once, and only if that transaction commits. */
    public void add(Message message) {
        tasks.add(DESCRIPTOR
                .instance(message.id().toString())
                .data(MessageJson.write(message))
                .build());
    }
}
