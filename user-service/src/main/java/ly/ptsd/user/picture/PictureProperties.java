package ly.ptsd.user.picture;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where pictures are kept.
 *
 * @param bucket the platform's own, not a tenant's
 * @param endpoint absent: Amazon's own
 * @param pathStyle the bucket's name in the path instead of the host name
 * @param look how often pictures that nobody has any more are looked for
 */
@Validated
@ConfigurationProperties("ptsd.user.pictures")
public record PictureProperties(
        @NotBlank String bucket,
        @NotBlank String region,
        @Nullable URI endpoint,
        boolean pathStyle,
        @DefaultValue("1m") Duration look) {}
