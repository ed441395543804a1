package ly.ptsd.user.outbox;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import ly.ptsd.platform.messages.Message;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

@Configuration(proxyBeanMethods = false)
class SendingConfiguration {

    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    /** Redis may lose its memory before everybody has listened; nobody else would ever say it again. */
    private static final Duration SAY_AGAIN = Duration.ofDays(1);

    static final int TIMES = 8;

    /** Sends a message at once and then daily for a week. Receivers know it by its id and by what is done already. */
    @Bean
    CustomTask<Outbox.Waiting> sendMessage(StringRedisTemplate redis, Clock clock) {
        return Tasks.custom(Outbox.DESCRIPTOR)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(TRY_AGAIN))
                .onDeadExecutionRevive()
                .execute((task, _) -> {
                    var waiting = task.getData();
                    redis.opsForStream().add(Message.STREAM, Map.of(Message.FIELD, waiting.message()));
                    return (complete, operations) -> {
                        if (waiting.sent() + 1 < TIMES) {
                            operations.reschedule(complete, clock.instant().plus(SAY_AGAIN), waiting.sentOnceMore());
                        } else {
                            operations.remove();
                        }
                    };
                });
    }
}
