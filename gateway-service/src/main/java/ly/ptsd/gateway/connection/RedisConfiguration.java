package ly.ptsd.gateway.connection;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Redis makes the gateway better informed, never slower: without a connection it is not waited for. */
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {

    private static final int COMMANDS_UNDER_WAY = 10_000;

    @Bean
    LettuceClientOptionsBuilderCustomizer nothingIsQueued() {
        return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(COMMANDS_UNDER_WAY);
    }

    /** By itself the client would let half a minute pass between its attempts. */
    @Bean
    ClientResourcesBuilderCustomizer connectsAgainSoon() {
        return resources -> resources.reconnectDelay(Delay.constant(Duration.ofSeconds(1)));
    }
}
