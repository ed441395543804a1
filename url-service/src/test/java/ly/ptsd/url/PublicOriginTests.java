package ly.ptsd.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class PublicOriginTests {

    @Configuration
    @EnableConfigurationProperties(PublicOrigin.class)
    static class Bound {}

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void isReadFromPtsdPublicOrigin() {
        runner.withPropertyValues("ptsd.public-origin=https://ptsd.example").run(context -> {
            var origin = context.getBean(PublicOrigin.class);
            assertThat(origin.resolve("/s/x")).isEqualTo("https://ptsd.example/s/x");
            assertThat(origin.isSecure()).isTrue();
        });
        runner.withPropertyValues("ptsd.public-origin=http://localhost:8080")
                .run(context -> assertThat(context.getBean(PublicOrigin.class).isSecure())
                        .isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://ptsd.example/", "https://ptsd.example/app", "ptsd.example", "/s"})
    void isNothingButAnOrigin(String value) {
        runner.withPropertyValues("ptsd.public-origin=" + value)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("ptsd.public-origin must be an origin"));
    }
}
