package ly.ptsd.url.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class TrustPropertiesTests {

    @Configuration
    @EnableConfigurationProperties(TrustProperties.class)
    static class Bound {}

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void nameTheServicesOfTheStackUnlessToldOtherwise() {
        runner.withInitializer(new ConfigDataApplicationContextInitializer()).run(context -> {
            var trust = context.getBean(TrustProperties.class);
            assertThat(trust.user().jwkSetUri())
                    .isEqualTo(URI.create("http://user-service:8080/.well-known/jwks.json"));
            assertThat(trust.aim().jwkSetUri()).isEqualTo(URI.create("http://aim-service:8080/api/machines/jwks.json"));
        });
    }

    @Test
    void areReadFromPtsdUserAndPtsdAim() {
        runner.withPropertyValues(
                        "ptsd.user.jwk-set-uri=http://one.example/keys", "ptsd.aim.jwk-set-uri=http://two.example/keys")
                .run(context -> {
                    var trust = context.getBean(TrustProperties.class);
                    assertThat(trust.user().jwkSetUri()).hasHost("one.example");
                    assertThat(trust.aim().jwkSetUri()).hasHost("two.example");
                });
    }

    @Test
    void areBothNeeded() {
        runner.withPropertyValues("ptsd.user.jwk-set-uri=http://one.example/keys")
                .run(context -> assertThat(context).hasFailed());
    }
}
