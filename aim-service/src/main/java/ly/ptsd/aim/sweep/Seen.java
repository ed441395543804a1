package ly.ptsd.aim.sweep;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.instance.InstanceInventory.Found;
import ly.ptsd.aim.instance.InstanceInventory.Identities;
import ly.ptsd.aim.tenant.TenantId;

/** What one sweep has seen in the cloud. */
record Seen(List<Found> instances, Set<InstanceId> instanceIds, Identities identities, Set<BucketName> buckets) {

    Seen(List<Found> instances, Identities identities, Set<BucketName> buckets) {
        this(instances, instances.stream().map(Found::instance).collect(Collectors.toSet()), identities, buckets);
    }

    boolean has(InstanceId instance) {
        return instanceIds.contains(instance);
    }

    boolean hasInstanceOf(String tenant) {
        return instances.stream().anyMatch(found -> tenant.equals(found.tenant()));
    }

    boolean hasIdentityOf(TenantId tenant) {
        return identities.whole().contains(tenant);
    }

    int count(Orphan.Kind kind) {
        return switch (kind) {
            case INSTANCE -> instances.size();
            case IDENTITY -> identities.whole().size() + identities.parts().size();
            case BUCKET -> buckets.size();
        };
    }
}
