package ly.ptsd.url.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

class VisitPropertiesTests {

    @Configuration
    @EnableConfigurationProperties(VisitProperties.class)
    static class Bound {}

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void keepAGigabyteAndRememberAWeekUnlessToldOtherwise() {
        runner.run(context -> assertThat(context.getBean(VisitProperties.class))
                .isEqualTo(new VisitProperties(Path.of("journal"), DataSize.ofGigabytes(1), Duration.ofDays(7))));
    }

    @Test
    void areReadFromPtsdUrlVisits() {
        runner.withPropertyValues(
                        "ptsd.url.visits.journal=/j",
                        "ptsd.url.visits.journal-limit=5MB",
                        "ptsd.url.visits.remembered=1h")
                .run(context -> assertThat(context.getBean(VisitProperties.class))
                        .isEqualTo(new VisitProperties(Path.of("/j"), DataSize.ofMegabytes(5), Duration.ofHours(1))));
    }
}
