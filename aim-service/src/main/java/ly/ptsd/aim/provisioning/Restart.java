package ly.ptsd.aim.provisioning;

import java.time.Clock;
import ly.ptsd.aim.instance.InstanceFleet;
import ly.ptsd.aim.reason.Reason;
import ly.ptsd.aim.reason.ReasonCode;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.subscription.SubscriptionState.Restarting;
import ly.ptsd.aim.subscription.Subscriptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Has the machine of a server booted anew. The wish is in the state until the fleet has answered; then the server is
 * waited for like one that was started. Whoever dies in between has it booted once more.
 */
@Component
class Restart {

    private static final Logger log = LoggerFactory.getLogger(Restart.class);

    private static final Reason NOBODY_TO_TELL = Reason.of(ReasonCode.CLOUD_FAILING);

    private final Subscriptions subscriptions;
    private final InstanceFleet fleet;
    private final ProvisioningProperties waiting;
    private final Clock clock;

    Restart(Subscriptions subscriptions, InstanceFleet fleet, ProvisioningProperties waiting, Clock clock) {
        this.subscriptions = subscriptions;
        this.fleet = fleet;
        this.waiting = waiting;
        this.clock = clock;
    }

    Next next(Subscription subscription, Restarting restarting) {
        var now = clock.instant();
        if (now.isAfter(restarting.since().plus(waiting.makeDeadline()))) {
            log.warn("server not restarted: tenant={}", subscription.tenant());
            subscriptions.save(subscription.notRestarted(NOBODY_TO_TELL));
            return new Next.Now();
        }
        fleet.reboot(restarting.server().instance());
        subscriptions.save(subscription.restarted(now));
        log.info("server restarted: tenant={}", subscription.tenant());
        return new Next.Now();
    }
}
