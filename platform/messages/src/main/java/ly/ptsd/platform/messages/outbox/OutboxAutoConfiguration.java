package ly.ptsd.platform.messages.outbox;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import ly.ptsd.platform.messages.Message;
import ly.ptsd.platform.tasks.StoredTasks;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Gives every service that stores tasks an outbox. */
@AutoConfiguration
@ConditionalOnClass({StoredTasks.class, StringRedisTemplate.class})
class OutboxAutoConfiguration {

    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private static final Duration SAY_AGAIN = Duration.ofDays(1);

    @Bean
    Outbox outbox(StoredTasks tasks) {
        return new Outbox(tasks);
    }

    /** A crash after sending sends again, so receivers know a message by its id or by what is done already. */
    @Bean
    CustomTask<Outbox.Waiting> sendMessage(StringRedisTemplate redis, Clock clock) {
        return Tasks.custom(Outbox.DESCRIPTOR)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(TRY_AGAIN))
                .onDeadExecutionRevive()
                .execute((task, _) -> {
                    var waiting = task.getData();
                    redis.opsForStream().add(Message.STREAM, Map.of(Message.FIELD, waiting.message()));
                    return (complete, operations) -> {
                        if (waiting.times() > 1) {
                            operations.reschedule(complete, clock.instant().plus(SAY_AGAIN), waiting.sentOnce());
                        } else {
                            operations.remove();
                        }
                    };
                });
    }
}
