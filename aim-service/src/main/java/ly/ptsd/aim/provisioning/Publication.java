package ly.ptsd.aim.provisioning;

import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.instance.MachineProperties;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.subscription.SubscriptionState.Active;
import ly.ptsd.aim.subscription.Subscriptions;
import ly.ptsd.platform.messages.SubscriptionActivated;
import ly.ptsd.platform.messages.SubscriptionEnded;
import ly.ptsd.platform.messages.TenantMoved;
import ly.ptsd.platform.messages.outbox.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes known what became of a subscription: the state and the messages are one transaction. */
@Component
@Transactional
class Publication {

    private static final Logger log = LoggerFactory.getLogger(Publication.class);

    private final Subscriptions subscriptions;
    private final Outbox outbox;
    private final MachineProperties machine;
    private final Clock clock;

    Publication(Subscriptions subscriptions, Outbox outbox, MachineProperties machine, Clock clock) {
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.machine = machine;
        this.clock = clock;
    }

    void activate(Subscription subscription, InstanceId instance, String privateAddress) {
        var active = subscriptions.save(subscription.activate(instance, address(privateAddress), clock.instant()));
        if (subscription.activatedAt() == null) {
            outbox.add(new SubscriptionActivated(
                    UUID.randomUUID(),
                    active.version(),
                    clock.instant(),
                    active.id(),
                    active.tenant().value(),
                    active.account()));
        }
        announceMove(active);
        log.info("server active: tenant={} instance={}", active.tenant(), instance);
    }

    /** Nothing happens when the address is the one that is known. */
    void moveTo(Subscription subscription, Active active, String privateAddress) {
        var address = address(privateAddress);
        if (!address.equals(active.address())) {
            announceMove(subscriptions.save(subscription.move(address)));
            log.info("server moved: tenant={} instance={}", subscription.tenant(), active.instance());
        }
    }

    void end(Subscription subscription) {
        var ended = subscriptions.save(subscription.ended(clock.instant()));
        outbox.add(new SubscriptionEnded(
                UUID.randomUUID(),
                ended.version(),
                clock.instant(),
                ended.id(),
                ended.tenant().value(),
                ended.account()));
        log.info("subscription ended, nothing is left: tenant={}", ended.tenant());
    }

    private void announceMove(Subscription subscription) {
        if (subscription.state() instanceof Active active) {
            outbox.add(new TenantMoved(
                    UUID.randomUUID(),
                    subscription.version(),
                    clock.instant(),
                    subscription.tenant().value(),
                    active.generation(),
                    active.address()));
        }
    }

    private URI address(String privateAddress) {
        return URI.create("http://" + privateAddress + ":" + machine.port());
    }
}
