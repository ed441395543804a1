package ly.ptsd.aim.tenant;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the world reaches the platform.
 *
 * @param publicOrigin scheme, host and port of the gateway
 */
@Validated
@ConfigurationProperties("ptsd")
public record PublicOrigin(@NotNull URI publicOrigin) {

    /** Issuer of this service's tokens and audience of the machines' own assertions. */
    public String machines() {
        return publicOrigin + "/api/machines";
    }

    @Override
    public String toString() {
        return publicOrigin.toString();
    }
}
