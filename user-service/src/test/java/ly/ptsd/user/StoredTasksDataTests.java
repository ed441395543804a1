package ly.ptsd.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class StoredTasksDataTests {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("somebody-waits");

    @Test
    void areWokenByManyAtTheSameMoment() throws Exception {
        var clock = MutableClock.of(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
        var tasks = TestTasks.in(TestDatabase.migrated(), clock);
        var waiting = TASK.instance(UUID.randomUUID().toString()).build();
        tasks.add(waiting);
        Callable<Void> wake = () -> {
            tasks.wake(waiting);
            return null;
        };
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var woken = people.invokeAll(Stream.generate(() -> wake).limit(100).toList());
            assertThat(woken).allMatch(one -> one.state() == Future.State.SUCCESS);
        }
    }
}
