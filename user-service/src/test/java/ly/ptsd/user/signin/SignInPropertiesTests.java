package ly.ptsd.user.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class SignInPropertiesTests {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Settings.class)
            .withPropertyValues(
                    "ptsd.signin.google.client-id=google-id",
                    "ptsd.signin.google.client-secret=google-secret",
                    "ptsd.signin.kakao.client-id=kakao-id",
                    "ptsd.signin.kakao.client-secret=kakao-secret");

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SignInProperties.class)
    static class Settings {}

    @Test
    void knowTheTrueProvidersAndLackOnlyTheRegistration() {
        service.run(context -> assertThat(context.getBean(SignInProperties.class))
                .isEqualTo(new SignInProperties(
                        new SignInProperties.Registration(
                                URI.create("https://accounts.google.com"),
                                "google-id",
                                "google-secret",
                                List.of("openid", "profile", "email")),
                        new SignInProperties.Registration(
                                URI.create("https://kauth.kakao.com"),
                                "kakao-id",
                                "kakao-secret",
                                List.of("openid", "profile_nickname", "profile_image", "account_email")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"google.client-id", "google.client-secret", "kakao.client-id", "kakao.client-secret"})
    void areRefusedWhenOneIsMissing(String key) {
        service.withPropertyValues("ptsd.signin." + key + "=")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining(key.startsWith("google") ? "google" : "kakao"));
    }

    @Test
    void doNotGiveTheSecretAway() {
        service.run(
                context -> assertThat(context.getBean(SignInProperties.class).toString())
                        .contains("google-id")
                        .doesNotContain("secret"));
    }
}
