package ly.ptsd.aim.provisioning;

import java.util.ArrayList;
import java.util.List;
import ly.ptsd.aim.bucket.TenantBuckets;
import ly.ptsd.aim.instance.InstanceFleet;
import ly.ptsd.aim.instance.InstanceFleet.Sighting;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.instance.Launch;
import ly.ptsd.aim.instance.LaunchState;
import ly.ptsd.aim.instance.Launches;
import ly.ptsd.aim.reason.Reason;
import ly.ptsd.aim.reason.ReasonCode;
import ly.ptsd.aim.subscription.Step;
import ly.ptsd.aim.subscription.StepProgress;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.tenant.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Removes everything that was made for a subscription that is over: the instance, then its identity, then the bucket.
 * Each is looked for and removed by its name, so that a step may be cut short anywhere and done again.
 */
@Component
class Clearing {

    private static final Logger log = LoggerFactory.getLogger(Clearing.class);

    private static final Reason OVER = Reason.of(ReasonCode.SUBSCRIPTION_OVER);

    private static final String PROOF = "Listed by the tag ptsd:tenant=%s: no instance, no volume."
            + " Looked for by name: no role, no instance profile; bucket %s gone or never ours.";

    private final Launches launches;
    private final Launching launching;
    private final InstanceFleet fleet;
    private final TenantBuckets buckets;
    private final Publication publication;
    private final ProvisioningProperties waiting;

    Clearing(
            Launches launches,
            Launching launching,
            InstanceFleet fleet,
            TenantBuckets buckets,
            Publication publication,
            ProvisioningProperties waiting) {
        this.launches = launches;
        this.launching = launching;
        this.fleet = fleet;
        this.buckets = buckets;
        this.publication = publication;
        this.waiting = waiting;
    }

    /** @param open the launches behind which there is or may be an instance, none of which is being ended */
    Next next(Subscription subscription, List<Launch> open) {
        if (open.isEmpty()) {
            return isAnyThere(subscription.tenant()) ? new Next.After(waiting.look()) : clear(subscription);
        }
        var launch = open.getFirst();
        return switch (launch.state()) {
            case LaunchState.Intended() -> launching.settle(subscription, launch);
            case LaunchState.Running _, LaunchState.Draining _ -> {
                launches.save(launch.end(OVER));
                yield new Next.Now();
            }
            case LaunchState.Ending _, LaunchState.Ended _, LaunchState.Refused _ ->
                throw new IllegalStateException("this launch is not open");
        };
    }

    /** As long as one runs it may write into the bucket. */
    private boolean isAnyThere(TenantId tenant) {
        boolean newest = launches.latest(tenant)
                .filter(launch -> launch.state() instanceof LaunchState.Ended ended && isThere(ended.instance()))
                .isPresent();
        return newest || !fleet.of(tenant).isEmpty();
    }

    private boolean isThere(InstanceId instance) {
        return switch (fleet.look(instance)) {
            case Sighting.Starting(), Sighting.Running _, Sighting.Stopped() -> true;
            case Sighting.Gone(), Sighting.Unseen() -> false;
        };
    }

    private Next clear(Subscription subscription) {
        fleet.revoke(subscription.tenant());
        switch (buckets.remove(subscription.bucket())) {
            case MORE -> {
                return new Next.Now();
            }
            case FOREIGN -> refuseIfItWasOurs(subscription);
            case GONE -> {}
        }
        var left = remainsOf(subscription);
        if (!left.isEmpty()) {
            log.info("not gone yet: tenant={} left={}", subscription.tenant(), left);
            return new Next.After(waiting.look());
        }
        publication.end(subscription, PROOF.formatted(subscription.tenant(), subscription.bucket()));
        return new Next.Now();
    }

    private List<String> remainsOf(Subscription subscription) {
        var left = new ArrayList<>(fleet.remainsOf(subscription.tenant()));
        if (buckets.isThere(subscription.bucket())) {
            left.add("bucket " + subscription.bucket());
        }
        return left;
    }

    /** A name that was never ours is left alone; a bucket that was ours and is withheld is for people to look at. */
    private static void refuseIfItWasOurs(Subscription subscription) {
        if (subscription.timeline().get(Step.BUCKET).state() == StepProgress.State.DONE) {
            throw new IllegalStateException("the bucket " + subscription.bucket() + " cannot be removed");
        }
    }
}
