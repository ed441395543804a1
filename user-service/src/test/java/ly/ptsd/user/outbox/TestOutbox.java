package ly.ptsd.user.outbox;

import ly.ptsd.user.task.StoredTasks;

/** The outbox, for tests of what fills it. */
public final class TestOutbox {

    private TestOutbox() {}

    public static Outbox with(StoredTasks tasks) {
        return new Outbox(tasks);
    }
}
