package ly.ptsd.aim.provisioning;

import java.time.Clock;
import java.util.Optional;
import ly.ptsd.aim.instance.InstanceFleet;
import ly.ptsd.aim.instance.InstanceFleet.Sighting;
import ly.ptsd.aim.instance.Launch;
import ly.ptsd.aim.instance.Launches;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.subscription.SubscriptionState.Active;
import ly.ptsd.aim.subscription.Subscriptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks after servers that run: one that is gone is replaced, one that has moved is announced. */
@Component
class Supervision {

    private static final Logger log = LoggerFactory.getLogger(Supervision.class);

    private static final String GONE = "The server went away.";

    private final Subscriptions subscriptions;
    private final Launches launches;
    private final InstanceFleet fleet;
    private final Publication publication;
    private final ProvisioningProperties waiting;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Supervision(
            Subscriptions subscriptions,
            Launches launches,
            InstanceFleet fleet,
            Publication publication,
            ProvisioningProperties waiting,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.launches = launches;
        this.fleet = fleet;
        this.publication = publication;
        this.waiting = waiting;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    Next look(Subscription subscription, Active active, Optional<Launch> latest) {
        return switch (fleet.look(active.instance())) {
            case Sighting.Running(var privateAddress) -> {
                publication.moveTo(subscription, active, privateAddress);
                yield new Next.After(waiting.recheck());
            }
            case Sighting.Starting(), Sighting.Stopped() -> new Next.After(waiting.recheck());
            case Sighting.Gone(), Sighting.Unseen() -> {
                replace(subscription, latest.orElseThrow());
                yield new Next.Now();
            }
        };
    }

    /** Once it was seen running, an instance the fleet does not know is one it has forgotten. */
    private void replace(Subscription subscription, Launch launch) {
        log.warn("server gone: tenant={}", subscription.tenant());
        transaction.executeWithoutResult(_ -> {
            launches.save(launch.ended(GONE));
            subscriptions.save(subscription.replace(clock.instant()));
        });
    }
}
