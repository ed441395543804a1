package ly.ptsd.aim.sweep;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import ly.ptsd.aim.bucket.TenantBuckets;
import ly.ptsd.aim.bucket.TenantBuckets.Upkeep;
import ly.ptsd.aim.instance.IdentityUpkeep;
import ly.ptsd.aim.sweep.MissingResource.Owner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks after the bucket settings and the identity of every tenant, a few at each sweep, so that all have had their turn
 * within a round. Where it stopped is stored.
 */
@Component
class SettingsRound {

    private static final Logger log = LoggerFactory.getLogger(SettingsRound.class);

    private final KnownResources known;
    private final Findings findings;
    private final TenantBuckets buckets;
    private final IdentityUpkeep identities;
    private final SweepProperties properties;
    private final Clock clock;

    SettingsRound(
            KnownResources known,
            Findings findings,
            TenantBuckets buckets,
            IdentityUpkeep identities,
            SweepProperties properties,
            Clock clock) {
        this.known = known;
        this.findings = findings;
        this.buckets = buckets;
        this.identities = identities;
        this.properties = properties;
        this.clock = clock;
    }

    void goOn() {
        var owners = known.bucketsMadeBefore(clock.instant().minus(properties.settle()));
        var next = inTurn(owners).limit(perSweep(owners.size())).toList();
        next.forEach(this::lookAfter);
        if (!next.isEmpty()) {
            findings.settingsSeenUpTo(next.getLast().tenant());
        }
    }

    /** Those behind the last one seen, then from the beginning. */
    private Stream<Owner> inTurn(List<Owner> owners) {
        var seen = findings.settingsSeenUpTo().map(Object::toString).orElse("");
        return Stream.concat(
                owners.stream().filter(owner -> owner.tenant().value().compareTo(seen) > 0),
                owners.stream().filter(owner -> owner.tenant().value().compareTo(seen) <= 0));
    }

    private long perSweep(int owners) {
        double sweeps = Math.max(
                1.0,
                (double) properties.settingsRound().toMillis()
                        / properties.every().toMillis());
        return (long) Math.ceil(owners / sweeps);
    }

    private void lookAfter(Owner owner) {
        try {
            switch (buckets.repair(owner.bucket(), owner.tenant())) {
                case Upkeep.Kept(var repaired) when repaired.isEmpty() -> {}
                case Upkeep.Kept(var repaired) ->
                    log.warn("bucket settings repaired: tenant={} settings={}", owner.tenant(), repaired);
                case Upkeep.Missing() ->
                    log.error("bucket is missing: tenant={} bucket={}", owner.tenant(), owner.bucket());
            }
            if (identities.repair(owner.tenant(), owner.bucket())) {
                log.warn("rights of an identity repaired: tenant={}", owner.tenant());
            }
        } catch (RuntimeException failure) {
            log.warn("settings not looked after: tenant={} cause={}", owner.tenant(), failure.toString());
        }
    }
}
