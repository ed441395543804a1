package ly.ptsd.url.grant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class SigningPropertiesTests {

    private static final String SECRET = "a secret of at least thirty-two characters";

    @Configuration
    @EnableConfigurationProperties(SigningProperties.class)
    static class Bound {}

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void areReadFromPtsdSigningSecretAndNeverPrinted() {
        runner.withPropertyValues("ptsd.signing-secret=" + SECRET).run(context -> {
            var properties = context.getBean(SigningProperties.class);
            assertThat(properties.signingSecret()).isEqualTo(SECRET);
            assertThat(properties.toString()).doesNotContain(SECRET);
        });
    }

    @Test
    void refuseASecretThatIsMissingOrShort() {
        runner.run(context -> assertThat(context).hasFailed());
        runner.withPropertyValues("ptsd.signing-secret=short")
                .run(context -> assertThat(context).hasFailed());
    }
}
