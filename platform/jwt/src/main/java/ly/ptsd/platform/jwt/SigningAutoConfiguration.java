package ly.ptsd.platform.jwt;

import java.time.Clock;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Gives every service with a database of its own the keys that sign its tokens. */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration")
@ConditionalOnClass(JdbcClient.class)
@ConditionalOnBean(JdbcClient.class)
@EnableConfigurationProperties(SigningProperties.class)
@EnableScheduling
class SigningAutoConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    SigningKeys signingKeys(JdbcClient jdbc, SigningProperties properties, Clock clock) {
        return new SigningKeys(
                jdbc, properties.signingSecret(), properties.signingRotation(), properties.signingOverlap(), clock);
    }

    @Bean
    SecretBox secretBox(SigningProperties properties) {
        return new SecretBox(properties.signingSecret());
    }

    @Bean
    SigningKeySchedule signingKeySchedule(SigningKeys keys) {
        return new SigningKeySchedule(keys);
    }

    @Bean
    @ConditionalOnAvailableEndpoint
    SigningKeysEndpoint signingKeysEndpoint(SigningKeys keys) {
        return new SigningKeysEndpoint(keys);
    }
}
