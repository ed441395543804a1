package ly.ptsd.aim.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class ProvisioningPropertiesTests {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ProvisioningProperties.class)
    static class Settings {}

    @Test
    void waitsTenMinutesForABootAndLooksAfterServersEveryThirtySeconds() {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .run(context -> assertThat(context.getBean(ProvisioningProperties.class))
                        .isEqualTo(new ProvisioningProperties(
                                Duration.ofMinutes(10),
                                Duration.ofMinutes(10),
                                2,
                                8,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(90),
                                Duration.ofSeconds(60),
                                Duration.ofMinutes(10),
                                2,
                                Duration.ofMinutes(5))));
    }
}
