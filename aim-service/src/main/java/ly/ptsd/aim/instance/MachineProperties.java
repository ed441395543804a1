package ly.ptsd.aim.instance;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a tenant's instance is made of.
 *
 * @param imageId the machine image: Linux with cloud-init and Docker
 * @param instanceTypes in order of preference; the next one is taken when there is no capacity
 * @param subnetIds tried in this order for each type; none: the default one
 * @param port where the media server listens
 * @param mediaImage container image of the media server
 * @param mongoImage container image of its database
 * @param machinesUrl where instances reach {@code /api/machines}; absent: below the public origin
 * @param rootDevice device name of the machine image's root volume
 * @param volume size of the root volume, which is encrypted
 */
@Validated
@ConfigurationProperties("ptsd.aim.machine")
public record MachineProperties(
        @NotBlank String imageId,
        @NotEmpty List<String> instanceTypes,
        @DefaultValue List<String> subnetIds,
        @DefaultValue List<String> securityGroupIds,
        @DefaultValue("8090") @Min(1) @Max(65535) int port,
        @NotBlank String mediaImage,
        @NotBlank String mongoImage,
        @Nullable URI machinesUrl,
        @DefaultValue("/dev/xvda") @NotBlank String rootDevice,
        @DefaultValue("60GB") DataSize volume) {}
