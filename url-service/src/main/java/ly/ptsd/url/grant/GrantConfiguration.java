package ly.ptsd.url.grant;

import java.time.Clock;
import ly.ptsd.platform.jwt.SigningKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The key that signs grants. */
@Configuration(proxyBeanMethods = false)
class GrantConfiguration {

    @Bean
    SigningKeys signingKeys(JdbcClient jdbc, SigningProperties properties, Clock clock) {
        return new SigningKeys(jdbc, properties.signingSecret(), clock);
    }
}
