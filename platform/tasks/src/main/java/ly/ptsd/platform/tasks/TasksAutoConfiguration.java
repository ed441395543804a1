package ly.ptsd.platform.tasks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Gives every service that stores tasks the same way to write them and to do them. */
@AutoConfiguration(before = DbSchedulerAutoConfiguration.class)
class TasksAutoConfiguration {

    @Bean
    StoredTasks storedTasks(ObjectProvider<Scheduler> scheduler, Clock clock) {
        return new StoredTasks(scheduler::getObject, clock);
    }

    @Bean
    DbSchedulerCustomizer storedTasksAsJson() {
        return new DbSchedulerCustomizer() {

            /** JSON, which people can read in the table and a later version of the code can still load. */
            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(new Jackson3Serializer());
            }
        };
    }
}
