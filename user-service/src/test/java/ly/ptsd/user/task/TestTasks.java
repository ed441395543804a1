package ly.ptsd.user.task;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import java.time.Clock;
import ly.ptsd.user.TestDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Stored tasks that are written and never done. */
public final class TestTasks {

    private TestTasks() {}

    public static StoredTasks in(TestDatabase database, Clock clock) {
        var scheduler = Scheduler.create(new TransactionAwareDataSourceProxy(database.source()))
                .serializer(new Jackson3Serializer())
                .alwaysPersistTimestampInUTC()
                .build();
        return new StoredTasks(
                new ObjectProvider<>() {
                    @Override
                    public Scheduler getObject() {
                        return scheduler;
                    }
                },
                clock);
    }
}
