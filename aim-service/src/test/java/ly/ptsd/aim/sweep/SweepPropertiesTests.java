package ly.ptsd.aim.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class SweepPropertiesTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SweepProperties.class)
    static class Settings {}

    @Test
    void stopsAfterAQuarterOfAnHourAndRemovesAfterADay() {
        runner.run(context -> assertThat(context.getBean(SweepProperties.class))
                .isEqualTo(new SweepProperties(
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofHours(24),
                        3,
                        0.05,
                        Duration.ofMinutes(5),
                        Duration.ofHours(24))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ptsd.aim.sweep.every=0s",
                "ptsd.aim.sweep.every=-1s",
                "ptsd.aim.sweep.stop-after=24h",
                "ptsd.aim.sweep.stop-after=-1s",
                "ptsd.aim.sweep.settle=-1s",
                "ptsd.aim.sweep.settings-round=-1s",
                "ptsd.aim.sweep.per-run=0",
                "ptsd.aim.sweep.halt-share=-0.1",
                "ptsd.aim.sweep.halt-share=1.1"
            })
    void doesNotStartWithWhatMakesNoSense(String setting) {
        runner.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }
}
