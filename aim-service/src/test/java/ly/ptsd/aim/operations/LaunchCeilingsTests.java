package ly.ptsd.aim.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class LaunchCeilingsTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(LaunchCeilings.class)
    static class Settings {}

    @Test
    void allowsAThousandInstancesForAHundredDollarsAnHour() {
        runner.run(context -> assertThat(context.getBean(LaunchCeilings.class))
                .isEqualTo(new LaunchCeilings(1000, new BigDecimal("100"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ptsd.aim.ceilings.instances=0", "ptsd.aim.ceilings.usd-per-hour=-1"})
    void doesNotStartWithACeilingBelowTheGround(String setting) {
        runner.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }
}
