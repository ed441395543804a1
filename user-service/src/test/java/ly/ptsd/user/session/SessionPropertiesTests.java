package ly.ptsd.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class SessionPropertiesTests {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SessionProperties.class)
    static class Settings {}

    @Test
    void areAMonthIdleAndHalfAYearInAll() {
        service.run(context -> assertThat(context.getBean(SessionProperties.class))
                .isEqualTo(new SessionProperties(
                        Duration.ofDays(30), Duration.ofDays(180), Duration.ofSeconds(10), Duration.ofMinutes(15))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"idle=0s", "idle=200d", "grace=-1s", "fresh=0s"})
    void areRefusedWhenTheyMakeNoSense(String setting) {
        service.withPropertyValues("ptsd.user.sessions." + setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void endASessionByWhicheverComesFirst() {
        var life = new SessionProperties(Duration.ofDays(2), Duration.ofDays(5), Duration.ZERO, Duration.ofMinutes(15));
        var start = Instant.parse("2026-03-01T00:00:00Z");

        assertThat(life.end(start, start)).isEqualTo("2026-03-03T00:00:00Z");
        assertThat(life.end(start, start.plus(Duration.ofDays(4)))).isEqualTo("2026-03-06T00:00:00Z");
    }
}
