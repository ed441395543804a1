package ly.ptsd.aim.machine;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * By what an instance is recognized.
 *
 * @param bootSecret key of the boot tokens
 * @param identityCertificate PEM; verifies the instance identity documents of the region
 */
@Validated
@ConfigurationProperties("ptsd.aim")
record MachineTrustProperties(
        @NotBlank @Size(min = 32) String bootSecret,
        @NotNull Path identityCertificate) {}
