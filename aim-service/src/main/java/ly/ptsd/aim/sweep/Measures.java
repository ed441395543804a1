package ly.ptsd.aim.sweep;

import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.bucket.TenantBuckets;
import ly.ptsd.aim.instance.CondemnedInstances;
import ly.ptsd.aim.instance.InstanceFleet;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.instance.InstanceInventory;
import ly.ptsd.aim.subscription.ReconcileTask;
import ly.ptsd.aim.sweep.Orphan.Kind;
import ly.ptsd.aim.tenant.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What is done about what was found. One that does not succeed is logged, left for the next sweep, and stops no other. */
@Component
class Measures {

    private static final Logger log = LoggerFactory.getLogger(Measures.class);
    /** Of ten thousand objects each; the next sweep goes on. */
    private static final int REMOVALS_OF_ONE_BUCKET = 100;

    private final InstanceFleet fleet;
    private final TenantBuckets buckets;
    private final InstanceInventory inventory;
    private final CondemnedInstances condemned;
    private final ReconcileTask reconciling;
    private final Findings findings;
    private final SweepProperties properties;
    private final Clock clock;

    Measures(
            InstanceFleet fleet,
            TenantBuckets buckets,
            InstanceInventory inventory,
            CondemnedInstances condemned,
            ReconcileTask reconciling,
            Findings findings,
            SweepProperties properties,
            Clock clock) {
        this.fleet = fleet;
        this.buckets = buckets;
        this.inventory = inventory;
        this.condemned = condemned;
        this.reconciling = reconciling;
        this.findings = findings;
        this.properties = properties;
        this.clock = clock;
    }

    /** Stops and removes what has been unknown for long enough, the oldest first and only a few. */
    void clear(List<Orphan> orphans, Seen seen) {
        orphans.stream().filter(isDue(seen)).limit(properties.perRun()).forEach(this::clear);
    }

    private Predicate<Orphan> isDue(Seen seen) {
        return orphan -> switch (orphan.kind()) {
            case INSTANCE -> isToBeRemoved(orphan) || isOn(orphan, seen) && isOld(orphan);
            // while an instance runs with it, it is the instance's turn
            case IDENTITY -> isToBeRemoved(orphan) && !seen.hasInstanceOf(orphan.name());
            case BUCKET -> false;
        };
    }

    private void clear(Orphan orphan) {
        attempt("clear " + orphan.kind() + " " + orphan.name(), () -> {
            switch (orphan.kind()) {
                case INSTANCE -> clear(new InstanceId(orphan.name()), isToBeRemoved(orphan));
                case IDENTITY -> {
                    log.warn("unknown identity is removed: tenant={}", orphan.name());
                    fleet.revoke(new TenantId(orphan.name()));
                }
                case BUCKET -> throw new IllegalArgumentException("an unknown bucket is not cleared");
            }
        });
    }

    private void clear(InstanceId instance, boolean forGood) {
        if (forGood) {
            log.warn("unknown instance is terminated: instance={}", instance.value());
            fleet.terminate(instance);
        } else {
            log.warn("unknown instance is stopped: instance={}", instance.value());
            fleet.stop(instance);
        }
    }

    /** Removes the unknown buckets whose removal an operator has confirmed, with all that is in them. */
    void removeConfirmed(List<Orphan> orphans) {
        orphans.stream()
                .filter(orphan -> orphan.kind() == Kind.BUCKET && orphan.isRemovalAsked())
                .forEach(orphan ->
                        attempt("remove bucket " + orphan.name(), () -> remove(new BucketName(orphan.name()))));
    }

    private void remove(BucketName bucket) {
        for (int part = 0; part < REMOVALS_OF_ONE_BUCKET; part++) {
            switch (buckets.remove(bucket)) {
                case MORE -> {}
                case GONE -> {
                    log.warn("unknown bucket is removed: bucket={}", bucket);
                    findings.forget(Kind.BUCKET, bucket.value());
                    return;
                }
                case FOREIGN -> throw new IllegalStateException("the bucket is withheld");
            }
        }
    }

    /** Makes anew what can be made anew. Data cannot. */
    void restore(List<MissingResource> missing) {
        missing.forEach(resource ->
                attempt("restore " + resource.kind() + " of " + resource.owner().tenant(), () -> restore(resource)));
    }

    private void restore(MissingResource resource) {
        var owner = resource.owner();
        switch (resource.kind()) {
            case INSTANCE -> {
                log.warn("instance is missing: tenant={}", owner.tenant());
                reconciling.wake(owner.subscription());
            }
            case IDENTITY -> {
                log.warn("identity is missing and made anew: tenant={}", owner.tenant());
                fleet.grant(owner.tenant(), owner.bucket());
            }
            case BUCKET -> log.error("bucket is missing: tenant={} bucket={}", owner.tenant(), owner.bucket());
        }
    }

    /** What will be taken away is replaced in time, server by server. */
    void noteCondemned() {
        attempt("note what is condemned", () -> condemned.replace(inventory.condemned()));
    }

    private boolean isToBeRemoved(Orphan orphan) {
        return orphan.isOlderThan(properties.removeAfter(), clock.instant());
    }

    private boolean isOld(Orphan orphan) {
        return orphan.isOlderThan(properties.stopAfter(), clock.instant());
    }

    private static boolean isOn(Orphan orphan, Seen seen) {
        return seen.instances().stream()
                .anyMatch(found -> found.on() && found.instance().value().equals(orphan.name()));
    }

    private static void attempt(String what, Runnable measure) {
        try {
            measure.run();
        } catch (RuntimeException failure) {
            log.warn("sweep could not {}: cause={}", what, failure.toString());
        }
    }
}
