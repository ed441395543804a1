package ly.ptsd.aim.machine;

import java.time.Clock;
import ly.ptsd.platform.jwt.SigningKeys;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class SigningConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    SigningKeys signingKeys(JdbcClient jdbc, SigningProperties properties, Clock clock) {
        return new SigningKeys(jdbc, properties.signingSecret(), clock);
    }
}
