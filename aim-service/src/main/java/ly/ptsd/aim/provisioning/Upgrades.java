package ly.ptsd.aim.provisioning;

import java.time.Clock;
import ly.ptsd.aim.instance.CondemnedInstances;
import ly.ptsd.aim.instance.Launches;
import ly.ptsd.aim.instance.MachineProperties;
import ly.ptsd.aim.subscription.By;
import ly.ptsd.aim.subscription.ReplacementCause;
import ly.ptsd.aim.subscription.Server;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.subscription.Subscriptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Rolls a newer media server out: healthy servers that were launched with another image are replaced, a few at a time,
 * and none while too many servers are unhealthy. So are those whose machine EC2 has announced to take away, long before
 * it does. Two replicas may begin one more than is allowed.
 */
@Component
class Upgrades {

    private static final Logger log = LoggerFactory.getLogger(Upgrades.class);

    private final Subscriptions subscriptions;
    private final Launches launches;
    private final CondemnedInstances condemned;
    private final MachineProperties machine;
    private final Brake brake;
    private final ProvisioningProperties waiting;
    private final Clock clock;

    Upgrades(
            Subscriptions subscriptions,
            Launches launches,
            CondemnedInstances condemned,
            MachineProperties machine,
            Brake brake,
            ProvisioningProperties waiting,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.launches = launches;
        this.condemned = condemned;
        this.machine = machine;
        this.brake = brake;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** @return whether this one's turn has come */
    boolean begin(Subscription subscription, Server server) {
        var notBefore = subscription.replaceNotBefore();
        if (notBefore != null && clock.instant().isBefore(notBefore) || !isToBeReplaced(server)) {
            return false;
        }
        boolean full = subscriptions.countReplacing(ReplacementCause.UPGRADE) >= waiting.upgradesAtATime();
        if (full || brake.isOn()) {
            return false;
        }
        subscriptions.save(subscription.replace(ReplacementCause.UPGRADE, By.PLATFORM, clock.instant()));
        log.info("server outdated or condemned, replaced: tenant={}", subscription.tenant());
        return true;
    }

    private boolean isToBeReplaced(Server server) {
        return isOutdated(server) || condemned.contains(server.instance());
    }

    private boolean isOutdated(Server server) {
        return launches.find(server.instance())
                .filter(launch -> !launch.order().mediaImage().equals(machine.mediaImage()))
                .isPresent();
    }
}
