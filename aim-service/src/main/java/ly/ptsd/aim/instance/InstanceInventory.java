package ly.ptsd.aim.instance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import ly.ptsd.aim.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/** The instances and identities there are, also those this service does not know of. */
public interface InstanceInventory {

    /**
     * An instance with this deployment's tag that is not gone.
     *
     * @param tenant as its tag says; absent or no tenant's id when somebody else wrote it
     * @param generation as its tag says
     * @param on it is running, or about to
     */
    record Found(
            InstanceId instance,
            @Nullable String tenant,
            @Nullable String generation,
            String state,
            boolean on) {}

    /**
     * Whose identities there are.
     *
     * @param whole those that an instance can be launched with
     * @param parts those of which something is missing
     */
    record Identities(Set<TenantId> whole, Set<TenantId> parts) {}

    List<Found> instances();

    /** What the fleet will take away, with what it has planned; also what other deployments have. */
    Map<InstanceId, String> condemned();

    Identities identities();
}
