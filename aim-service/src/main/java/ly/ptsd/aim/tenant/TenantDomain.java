package ly.ptsd.aim.tenant;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where media servers have their names. No name server knows them: they stand in certificates only.
 *
 * @param tenantDomain what follows a tenant's id in its server's name
 */
@Validated
@ConfigurationProperties("ptsd.aim")
public record TenantDomain(
        @NotNull @DefaultValue("tenants.internal") @Pattern(regexp = "[a-z0-9-]+(\\.[a-z0-9-]+)*")
        String tenantDomain) {

    /** The name for which the tenant's media server, and no other, has a certificate. */
    public String host(TenantId tenant) {
        return tenant + "." + tenantDomain;
    }
}
