package ly.ptsd.platform.messages;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * A tenant's media server is reached at an address from now on.
 *
 * @param generation counts the tenant's instances; a higher one always wins
 * @param host the name that the server there has a certificate for
 */
@JsonTypeName("TenantMoved")
public record TenantMoved(UUID id, long version, Instant at, String tenantId, int generation, URI address, String host)
        implements Message {}
