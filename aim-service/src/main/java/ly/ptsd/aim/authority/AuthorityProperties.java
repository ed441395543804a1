package ly.ptsd.aim.authority;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the certificate authority is kept.
 *
 * @param rotation how old its key becomes before the next one is made
 * @param overlap how long a new root is published before it signs, and an old one after its last certificate ended
 */
@Validated
@ConfigurationProperties("ptsd.aim.tenant-ca")
record AuthorityProperties(
        @NotNull @DefaultValue("365d") Duration rotation,
        @NotNull @DefaultValue("1d") Duration overlap) {}
