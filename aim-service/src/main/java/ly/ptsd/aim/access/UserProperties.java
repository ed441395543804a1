package ly.ptsd.aim.access;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param jwkSetUri where user-service publishes the keys of the access tokens */
@Validated
@ConfigurationProperties("ptsd.user")
record UserProperties(@NotNull URI jwkSetUri) {}
