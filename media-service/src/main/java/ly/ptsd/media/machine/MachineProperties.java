package ly.ptsd.media.machine;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * All that an instance is told; the rest it learns by the boot exchange.
 *
 * @param publicOrigin scheme, host and port at which browsers reach the platform
 * @param machinesUrl base of the machines' API, {@code {publicOrigin}/api/machines} when absent
 * @param linksUrl base of the links service, {@code {publicOrigin}/api/links} when absent
 * @param bootToken from the user data; needed until the first boot has succeeded
 * @param stateDir holds the instance's key, staged uploads and working files
 * @param metadataEndpoint of the instance metadata service (IMDSv2)
 * @param healthInterval between two health calls
 */
@Validated
@ConfigurationProperties("ptsd")
public record MachineProperties(
        @NotNull URI publicOrigin,
        @Nullable URI machinesUrl,
        @Nullable URI linksUrl,
        @Nullable String bootToken,
        @DefaultValue("/var/lib/ptsd/media") Path stateDir,
        @DefaultValue("http://169.254.169.254") URI metadataEndpoint,
        @DefaultValue("30s") Duration healthInterval) {

    public String machinesIssuer() {
        return publicOrigin + "/api/machines";
    }

    public String linksIssuer() {
        return publicOrigin + "/api/links";
    }

    /** Where the machines' API is called. */
    public String machines() {
        return machinesUrl == null ? machinesIssuer() : machinesUrl.toString();
    }

    /** Where the links service is called. */
    public String links() {
        return linksUrl == null ? linksIssuer() : linksUrl.toString();
    }
}
