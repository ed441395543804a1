package ly.ptsd.aim.machine;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param signingSecret encrypts the private signing keys in the database */
@Validated
@ConfigurationProperties("ptsd")
record SigningProperties(@NotBlank @Size(min = 32) String signingSecret) {}
