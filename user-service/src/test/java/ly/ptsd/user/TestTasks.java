package ly.ptsd.user;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import java.time.Clock;
import ly.ptsd.platform.tasks.StoredTasks;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Stored tasks that are written and never done. */
public final class TestTasks {

    private TestTasks() {}

    public static StoredTasks in(TestDatabase database, Clock clock) {
        var scheduler = Scheduler.create(new TransactionAwareDataSourceProxy(database.source()))
                .serializer(new Jackson3Serializer())
                .alwaysPersistTimestampInUTC()
                .build();
        return new StoredTasks(() -> scheduler, clock);
    }
}
