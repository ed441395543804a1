package ly.ptsd.aim.outbox;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.Map;
import ly.ptsd.platform.messages.Message;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

@Configuration(proxyBeanMethods = false)
class SendingConfiguration {

    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    /** Sends one message. A crash after sending sends it again: receivers know it by its id. */
    @Bean
    OneTimeTask<String> sendMessage(StringRedisTemplate redis) {
        return Tasks.oneTime(Outbox.DESCRIPTOR)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(TRY_AGAIN))
                .execute((message, _) ->
                        redis.opsForStream().add(Message.STREAM, Map.of(Message.FIELD, message.getData())));
    }
}
