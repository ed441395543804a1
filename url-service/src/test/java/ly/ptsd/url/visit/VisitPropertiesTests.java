package ly.ptsd.url.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class VisitPropertiesTests {

    @Configuration
    @EnableConfigurationProperties(VisitProperties.class)
    static class Bound {}

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void holdAHundredThousandAndRememberAWeekUnlessToldOtherwise() {
        runner.run(context -> assertThat(context.getBean(VisitProperties.class))
                .isEqualTo(new VisitProperties(100_000, Duration.ofDays(7))));
    }

    @Test
    void areReadFromPtsdUrlVisits() {
        runner.withPropertyValues("ptsd.url.visits.waiting=5", "ptsd.url.visits.remembered=1h")
                .run(context -> assertThat(context.getBean(VisitProperties.class))
                        .isEqualTo(new VisitProperties(5, Duration.ofHours(1))));
    }

    @Test
    void holdAtLeastOne() {
        runner.withPropertyValues("ptsd.url.visits.waiting=0")
                .run(context -> assertThat(context).hasFailed());
    }
}
