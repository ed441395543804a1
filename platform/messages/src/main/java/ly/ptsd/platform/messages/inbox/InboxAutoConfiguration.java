package ly.ptsd.platform.messages.inbox;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Every service that acknowledges messages also lets the stream forget them. */
@AutoConfiguration
@ConditionalOnClass(StringRedisTemplate.class)
class InboxAutoConfiguration {

    @Bean
    @ConditionalOnBean(MessageInbox.class)
    StreamTrimming streamTrimming(StringRedisTemplate redis, Clock clock) {
        return new StreamTrimming(redis, clock);
    }
}
