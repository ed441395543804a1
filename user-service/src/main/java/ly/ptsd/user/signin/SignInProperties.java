package ly.ptsd.user.signin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import ly.ptsd.user.account.Provider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** The platform's registration with each provider. */
@Validated
@ConfigurationProperties("ptsd.signin")
record SignInProperties(
        @NotNull @Valid Registration google, @NotNull @Valid Registration kakao) {

    /**
     * @param issuer the exact {@code iss} of its ID tokens; its discovery document is below it
     * @param clientId as the provider's console shows it
     * @param clientSecret likewise; given as a file, never in a configuration
     * @param scope what to ask for; {@code openid} is always part of it
     */
    record Registration(
            @NotNull URI issuer,
            @NotBlank String clientId,
            @NotBlank String clientSecret,
            @NotEmpty List<String> scope) {

        @Override
        public String toString() {
            return issuer + " " + clientId;
        }
    }

    Registration of(Provider provider) {
        return switch (provider) {
            case GOOGLE -> google;
            case KAKAO -> kakao;
        };
    }
}
