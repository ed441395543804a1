package ly.ptsd.aim.tenant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Which deployment of the platform this is.
 *
 * @param deployment stands in the name and the tags of everything made in the cloud; two deployments in one cloud
 *     account never touch each other's
 * @param region where instances and buckets are made
 */
@Validated
@ConfigurationProperties("ptsd.aim")
public record DeploymentProperties(
        @NotBlank @Pattern(regexp = "[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?")
        String deployment,

        @NotBlank String region) {}
