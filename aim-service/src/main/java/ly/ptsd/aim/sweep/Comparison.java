package ly.ptsd.aim.sweep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ly.ptsd.aim.bucket.BucketInventory;
import ly.ptsd.aim.instance.InstanceInventory;
import ly.ptsd.aim.sweep.KnownResources.Explained;
import ly.ptsd.aim.sweep.MissingResource.Owner;
import ly.ptsd.aim.sweep.Orphan.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares what is there with what should be. The order decides: first the cloud is listed, then the records are read.
 * Whatever was launched or made before it was listed was written down before that, so the records read afterwards
 * explain it, however new it is. The other way round there is no such proof, therefore what was made a short time ago is
 * not missed yet.
 */
@Component
class Comparison {

    private final InstanceInventory instances;
    private final BucketInventory buckets;
    private final KnownResources known;
    private final Findings findings;
    private final Duration settle;
    private final Clock clock;

    Comparison(
            InstanceInventory instances,
            BucketInventory buckets,
            KnownResources known,
            Findings findings,
            SweepProperties properties,
            Clock clock) {
        this.instances = instances;
        this.buckets = buckets;
        this.known = known;
        this.findings = findings;
        this.settle = properties.settle();
        this.clock = clock;
    }

    record Result(Seen seen, List<Orphan> orphans, List<MissingResource> missing) {}

    Result compare() {
        var startedAt = clock.instant();
        var seen = new Seen(instances.instances(), instances.identities(), buckets.buckets());
        var explained = known.explained();
        return new Result(seen, orphans(seen, explained), missing(seen, startedAt.minus(settle)));
    }

    private List<Orphan> orphans(Seen seen, Explained explained) {
        var before = findings.orphans().stream().collect(Collectors.toMap(Comparison::name, Function.identity()));
        return Stream.of(
                        unknownInstances(seen, explained),
                        unknownIdentities(seen, explained),
                        unknownBuckets(seen, explained))
                .flatMap(Function.identity())
                .map(found -> {
                    var earlier = before.get(name(found));
                    return earlier == null ? found : earlier.seenAgain(found.state());
                })
                .sorted(Comparator.comparing(Orphan::firstSeenAt).thenComparing(Orphan::name))
                .toList();
    }

    private static String name(Orphan orphan) {
        return orphan.kind() + " " + orphan.name();
    }

    private Stream<Orphan> unknownInstances(Seen seen, Explained explained) {
        return seen.instances().stream()
                .filter(found -> !explained.explains(found))
                .map(found -> unknown(Kind.INSTANCE, found.instance().value(), found.tenant(), found.state()));
    }

    private Stream<Orphan> unknownIdentities(Seen seen, Explained explained) {
        var there = seen.identities();
        return Stream.concat(there.whole().stream(), there.parts().stream())
                .filter(tenant -> !explained.tenants().contains(tenant))
                .map(tenant -> unknown(Kind.IDENTITY, tenant.value(), tenant.value(), null));
    }

    private Stream<Orphan> unknownBuckets(Seen seen, Explained explained) {
        return seen.buckets().stream()
                .filter(bucket -> !explained.buckets().contains(bucket))
                .filter(buckets::isTagged)
                .map(bucket -> unknown(Kind.BUCKET, bucket.value(), null, null));
    }

    private Orphan unknown(Kind kind, String name, @Nullable String tenant, @Nullable String state) {
        return new Orphan(kind, name, tenant, state, clock.instant(), null);
    }

    private List<MissingResource> missing(Seen seen, Instant settled) {
        var expected = known.instancesLaunchedBefore(settled);
        var withoutInstance = expected.stream()
                .filter(one -> !seen.has(one.instance()))
                .map(one -> missing(one.owner(), Kind.INSTANCE));
        var withoutIdentity = expected.stream()
                .filter(one -> !seen.hasIdentityOf(one.owner().tenant()))
                .map(one -> missing(one.owner(), Kind.IDENTITY));
        var withoutBucket = known.bucketsMadeBefore(settled).stream()
                .filter(owner -> !seen.buckets().contains(owner.bucket()))
                .map(owner -> missing(owner, Kind.BUCKET));
        return Stream.of(withoutInstance, withoutIdentity, withoutBucket)
                .flatMap(Function.identity())
                .toList();
    }

    private MissingResource missing(Owner owner, Kind kind) {
        return new MissingResource(owner, kind, clock.instant());
    }
}
