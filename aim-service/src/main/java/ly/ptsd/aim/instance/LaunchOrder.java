package ly.ptsd.aim.instance;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import ly.ptsd.aim.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Everything that goes into launching one instance, fixed before the first call. A call repeated after a crash or a
 * time-out is the same to the byte, also when the configuration has changed in between; only then the client token
 * makes two calls one instance.
 *
 * @param generation counts the instances that were to serve the tenant
 * @param attempt counts the orders within a generation; a refused or failed one is never ordered again
 * @param subnetId absent: the fleet's default
 */
public record LaunchOrder(
        TenantId tenant,
        int generation,
        int attempt,
        String clientToken,
        String imageId,
        String instanceType,
        @Nullable String subnetId,
        List<String> securityGroupIds,
        String rootDevice,
        int volumeGib,
        String mediaImage,
        String mongoImage,
        URI publicOrigin,
        URI machinesUrl,
        String region) {

    /** At most 64 ASCII characters, the same for the same attempt, another for any other. */
    static String clientToken(String deployment, TenantId tenant, int generation, int attempt) {
        var name = "%s|%s|%d|%d".formatted(deployment, tenant, generation, attempt);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
