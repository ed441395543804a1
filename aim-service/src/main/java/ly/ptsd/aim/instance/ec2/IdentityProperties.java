package ly.ptsd.aim.instance.ec2;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What holds for the identities of all tenants.
 *
 * @param permissionsBoundary ARN of the policy beyond which no tenant's role has any right, whatever its own policy
 *     says; absent or empty: none
 */
@ConfigurationProperties("ptsd.aim.identity")
record IdentityProperties(@Nullable String permissionsBoundary) {

    IdentityProperties {
        permissionsBoundary = permissionsBoundary == null || permissionsBoundary.isBlank() ? null : permissionsBoundary;
    }
}
